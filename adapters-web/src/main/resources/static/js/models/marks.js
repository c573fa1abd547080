const GATHER = 250

/** How far I have come, gathered for a moment: marks come in bursts, and each makes those before it needless. */
export class Marks {
  #gathered = new Map()
  #timer = null
  #send
  #timers

  /** `send` answers false where nothing can be sent: then marks are kept. */
  constructor(send, timers = globalThis) {
    this.#send = send
    this.#timers = timers
  }

  add(conversation, { delivered = 0, read = 0 }) {
    const held = this.#gathered.get(conversation) ?? { delivered: 0, read: 0 }
    this.#gathered.set(conversation, { delivered: Math.max(delivered, read, held.delivered), read: Math.max(read, held.read) })
    this.#timer ??= this.#timers.setTimeout(() => this.flush(), GATHER)
  }

  flush() {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
    for (const [conversation, marks] of this.#gathered)
      if (this.#send({ type: "mark", conversation, ...marks })) this.#gathered.delete(conversation)
  }

  clear() {
    this.#gathered.clear()
  }
}
