const EVERY = 3_000

/** Tells that I am typing: now and then while I write, and once when I stop. */
export class Typing {
  #told = new Map()
  #send
  #now

  constructor(send, now) {
    this.#send = send
    this.#now = now
  }

  writes(conversation) {
    const told = this.#told.get(conversation)
    if (told !== undefined && this.#now() - told < EVERY) return
    if (this.#send({ type: "typing", conversation, active: true })) this.#told.set(conversation, this.#now())
  }

  stops(conversation) {
    if (this.#told.delete(conversation)) this.#send({ type: "typing", conversation, active: false })
  }

  /** A message says by itself that its author has stopped. */
  sends(conversation) {
    this.#told.delete(conversation)
  }

  clear() {
    this.#told.clear()
  }
}
