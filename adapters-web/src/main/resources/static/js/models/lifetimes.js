const LONGEST = 3_600_000

/** Messages that end. Those that were asked about are watched, and `ended(id)` is called for a conversation when one of its own is over; `now()` is the server's time. */
export class Lifetimes {
  #now
  #timers
  #ended
  #next = new Map()
  #timer
  #due = Infinity

  constructor({ now, timers, ended }) {
    this.#now = now
    this.#timers = timers
    this.#ended = ended
  }

  /** Whether a message has ended: then nobody sees it, whatever is held of it. */
  over(conversation, message) {
    if (!message?.expiresAt) return false
    const end = Date.parse(message.expiresAt)
    if (end <= this.#now()) return true
    if (end < (this.#next.get(conversation) ?? Infinity)) {
      this.#next.set(conversation, end)
      this.#wait(end)
    }
    return false
  }

  // A timer counts to some weeks at most, and a clock may be put right meanwhile.
  #wait(end) {
    if (end >= this.#due) return
    this.#timers.clearTimeout(this.#timer)
    this.#due = end
    this.#timer = this.#timers.setTimeout(() => this.#look(), Math.min(end - this.#now(), LONGEST))
  }

  #look() {
    this.#due = Infinity
    const over = [...this.#next].filter(([, end]) => end <= this.#now()).map(([id]) => id)
    for (const id of over) this.#next.delete(id)
    for (const end of this.#next.values()) this.#wait(end)
    for (const id of over) this.#ended(id)
  }
}
