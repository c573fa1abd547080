/**
 * Messages that others answer or that are pinned, wherever in the conversation they stand: those that are held, and others asked for one by one. A quote shows what its reader
 * may see, so what the server doesn't show is gone.
 */
export class Quotes {
  #found = new Map()
  #asked = new Set()
  #held
  #over
  #request
  #changed

  /** `held(conversation, seq)` is a message that is held, `over(conversation, message)` whether one has ended, `request` asks the server, `changed(conversation)` says that there is more to draw. */
  constructor({ held, over = () => false, request, changed }) {
    this.#held = held
    this.#over = over
    this.#request = request
    this.#changed = changed
  }

  /** The message; null where there is none to be seen, undefined while that isn't known. */
  get(conversation, seq) {
    const key = `${conversation} ${seq}`
    const held = this.#held(conversation, seq)
    const found = this.#found.get(key)
    const message = held && held.version >= (found?.version ?? 0) ? held : found
    if (message === undefined) this.#ask(conversation, seq, key)
    return message?.deleted || message?.event || this.#over(conversation, message) ? null : message
  }

  async #ask(conversation, seq, key) {
    if (this.#asked.has(key)) return
    this.#asked.add(key)
    try {
      const { messages } = await this.#request({ type: "fetch", conversation, from: seq, limit: 1 })
      this.#found.set(key, messages.find(message => message.seq === seq) ?? null)
      this.#changed(conversation)
    } catch {
      // Asked for again when it is drawn again.
    } finally {
      this.#asked.delete(key)
    }
  }

  /** I have put messages out of my sight, or everything is another. */
  clear() {
    this.#found.clear()
  }
}
