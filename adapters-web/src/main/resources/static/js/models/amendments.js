const EDITABLE = 15 * 60_000

/**
 * Edits, deletions, pins and reactions of mine that are under way: they show at once, and until the row as they made it is there. One that is
 * refused is taken back, and the row shows as it was; without a connection each is refused, as a deletion that only waits would be believed done.
 */
export class Amendments {
  #me
  #request
  #changed
  #now
  #wishes = new Map()

  /** `request` asks the server and rejects with its problem; `changed(conversation)` says that messages are to be drawn again, `now()` the server's time. */
  constructor({ me, request, changed, now }) {
    this.#me = me
    this.#request = request
    this.#changed = changed
    this.#now = now
  }

  /** Whether its author can still give a message another text. */
  inTime({ at, deleted, event }) {
    return !deleted && !event && this.#now() - Date.parse(at) < EDITABLE
  }

  /** Gives a message of mine another text. */
  edit(conversation, seq, text) {
    return this.#amend({ type: "edit", conversation, seq, text }, { text })
  }

  /** Deletes a message for everyone. */
  delete(conversation, seq) {
    return this.#amend({ type: "delete", conversation, seq, scope: "everyone" }, { deleted: true })
  }

  /** Reacts with `emoji` in place of what I reacted with before; null takes it back. */
  react(conversation, seq, emoji) {
    return this.#amend({ type: "react", conversation, seq, emoji }, { emoji })
  }

  /** Holds a message up to everybody, or no longer. */
  pin(conversation, seq, pinned) {
    return this.#amend({ type: "pin", conversation, seq, pinned }, { pinned })
  }

  // Rejects with the problem.
  async #amend(frame, change) {
    const { conversation, seq } = frame
    const key = `${conversation} ${seq}`
    const wish = { change, until: Infinity }
    this.#wishes.set(key, [...(this.#wishes.get(key) ?? []), wish])
    const answer = this.#request(frame)
    this.#changed(conversation)
    try {
      wish.until = (await answer).version
    } catch (problem) {
      this.#keep(key, other => other !== wish)
      throw problem
    } finally {
      this.#changed(conversation)
    }
  }

  /** A message as I want it to be. */
  shown(conversation, message) {
    const key = `${conversation} ${message.seq}`
    if (!this.#wishes.has(key)) return message
    this.#keep(key, ({ until }) => message.version < until)
    return (this.#wishes.get(key) ?? []).reduce((shown, { change }) => this.#amended(shown, change), message)
  }

  #amended(message, { text, deleted, emoji, pinned }) {
    if (message.deleted) return message
    if (deleted) return { ...message, deleted, amending: true, text: undefined, reactions: undefined }
    if (text !== undefined) return { ...message, text, edited: true, amending: true }
    if (pinned !== undefined) return { ...message, pinned }
    const others = (message.reactions ?? []).filter(({ user }) => user !== this.#me)
    return { ...message, reactions: emoji ? [...others, { user: this.#me, emoji }] : others }
  }

  #keep(key, stays) {
    const left = (this.#wishes.get(key) ?? []).filter(stays)
    if (left.length) this.#wishes.set(key, left)
    else this.#wishes.delete(key)
  }

  clear() {
    this.#wishes.clear()
  }
}
