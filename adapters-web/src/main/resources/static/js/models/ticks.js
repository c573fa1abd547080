/** How far a message of mine has come: `others` are the marks that everybody else has reached. */
export function tick(message, others) {
  if (message.failed) return "failed"
  if (!message.seq) return "pending"
  if (others.read >= message.seq) return "read"
  return others.delivered >= message.seq ? "delivered" : "sent"
}
