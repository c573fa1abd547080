/**
 * What I made of single messages for myself: a star, or deleted for me. A wish shows at once; one that is refused is taken back. Without a
 * connection each is refused, as a deletion that only waits would be believed done.
 */
export class Notes {
  #held = new Map()
  #wishes = new Map()
  #cleared = new Map()
  #request
  #changed

  /** `request` asks the server and rejects with its problem; `changed(conversation)` says that its messages are to be drawn again. */
  constructor({ request, changed }) {
    this.#request = request
    this.#changed = changed
  }

  starred(conversation, seq) {
    return Boolean(this.#of(conversation, seq).starred)
  }

  /** Whether I see it still. */
  sees(conversation, seq) {
    return seq > (this.#cleared.get(conversation) ?? 0) && !this.#of(conversation, seq).hidden
  }

  #of(conversation, seq) {
    const key = `${conversation} ${seq}`
    return { ...this.#held.get(key), ...this.#wishes.get(key) }
  }

  /** Rejects with the problem. */
  star(conversation, seq, starred) {
    return this.#wish({ type: "self", conversation, seq, star: starred }, { starred })
  }

  /** Deletes a message for me. */
  delete(conversation, seq) {
    return this.#wish({ type: "delete", conversation, seq, scope: "me" }, { starred: false, hidden: true })
  }

  async #wish(frame, wish) {
    const { conversation, seq } = frame
    const key = `${conversation} ${seq}`
    this.#wishes.set(key, wish)
    this.#changed(conversation)
    try {
      const { self } = await this.#request(frame)
      // Its frame may come later; until then it is as if it were there.
      if ((this.#held.get(key)?.version ?? 0) < self) this.#held.set(key, { ...wish, version: 0 })
    } finally {
      if (this.#wishes.get(key) === wish) this.#wishes.delete(key)
      this.#changed(conversation)
    }
  }

  /** What the server tells of messages and of conversations; answers the conversations that look different now. */
  receive({ messages = [], conversations = [] }) {
    const touched = new Set()
    for (const { conversation, seq, ...note } of messages) {
      const key = `${conversation} ${seq}`
      if ((this.#held.get(key)?.version ?? 0) > note.version) continue
      this.#held.set(key, note)
      touched.add(conversation)
    }
    for (const { conversation, cleared = 0 } of conversations) if (this.clear(conversation, cleared)) touched.add(conversation)
    return touched
  }

  /** All up to `seq` is out of sight, notes included; false if it was before. */
  clear(conversation, seq) {
    if ((this.#cleared.get(conversation) ?? 0) >= seq) return false
    this.#cleared.set(conversation, seq)
    for (const key of this.#held.keys()) {
      const [place, number] = key.split(" ")
      if (place === conversation && Number(number) <= seq) this.#held.delete(key)
    }
    return true
  }

  /** A message as I see it; undefined if I don't. */
  shown(conversation, message) {
    if (message.seq && !this.sees(conversation, message.seq)) return undefined
    return this.starred(conversation, message.seq) ? { ...message, starred: true } : message
  }

  forget() {
    this.#held.clear()
    this.#cleared.clear()
  }
}
