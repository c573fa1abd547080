/** Receipts by how far the message has come with each person; each person is in one of the three. */
export function traces(receipts) {
  const users = wanted => receipts.filter(receipt => state(receipt) === wanted).map(({ user }) => user)
  return { read: users("read"), delivered: users("delivered"), waiting: users("waiting") }
}

const state = ({ read, delivered }) => (read ? "read" : delivered ? "delivered" : "waiting")
