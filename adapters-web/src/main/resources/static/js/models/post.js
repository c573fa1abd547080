const ANSWERED_WITHIN = 30_000

/** What somebody put into an entry, as its message will have it. */
export const written = ({ text, replyTo, mentions, forwardOf }) => ({ text, replyTo, mentions, forwarded: forwardOf ? true : undefined })

/** Carries what is in the outbox to the server, again and again until it is acknowledged or refused. */
export class Post {
  #outbox
  #send
  #timers

  /** `send` answers false where nothing can be sent. */
  constructor(outbox, send, timers = globalThis) {
    this.#outbox = outbox
    this.#send = send
    this.#timers = timers
  }

  /** Sends what can be sent. */
  flush() {
    for (const entry of this.#outbox.ready()) {
      const { clientId, conversation, read } = entry
      const { forwarded, ...own } = written(entry)
      const attachments = entry.files?.map(({ attachment }) => attachment.id)
      if (!this.#send({ type: "send", clientId, conversation, read, ...(forwarded ? { forwardOf: entry.forwardOf } : { ...own, attachments }) })) return
      const overdue = this.#outbox.sent(entry)
      this.#timers.setTimeout(() => overdue() && this.flush(), ANSWERED_WITHIN)
    }
  }

  /** The entry that is committed now; undefined if it isn't ours, or we knew. */
  acknowledged(clientId) {
    const entry = this.#outbox.get(clientId)
    if (!entry) return undefined
    this.#outbox.acknowledged(clientId).catch(() => {})
    this.flush()
    return entry
  }

  /** The server didn't take it. If it may later, it is left alone until then: it takes nothing else either. */
  refused(error) {
    this.#outbox.refused(error.clientId, error).catch(() => {})
    if (error.retryAfter !== undefined) this.#hold(error.retryAfter * 1000)
    this.flush()
  }

  #hold(wait) {
    const release = this.#outbox.hold()
    this.#timers.setTimeout(() => {
      release()
      this.flush()
    }, wait)
  }

  /** The socket is gone. */
  lost() {
    this.#outbox.lost()
  }
}
