/**
 * A conversation as this client holds it. Rows come in pages (history, by `seq`) and in changes (by `version`); a row counts by its own
 * version, so what comes twice, late or out of order does no harm. See docs/PROTOCOL.md, Convergence.
 */
export class Timeline {
  #rows = new Map()
  #members = new Map()
  #version = 0
  #wanted = 0
  properties = null
  /** Whether a page was loaded, and changes can be applied: an empty conversation is held at version 0. */
  loaded = false
  /** Whether there are older messages than the first one held. */
  more = true

  constructor(id) {
    this.id = id
  }

  get version() {
    return this.#version
  }

  /** Whether a change was heard of that is not held yet. */
  get behind() {
    return this.#wanted > this.#version
  }

  /** Rows in order of `seq`. */
  get messages() {
    return [...this.#rows.values()].sort((one, other) => one.seq - other.seq)
  }

  get first() {
    return this.#rows.size ? Math.min(...this.#rows.keys()) : 0
  }

  get members() {
    return [...this.#members.values()]
  }

  message(seq) {
    return this.#rows.get(seq)
  }

  /** Some frame spoke of this version. */
  hear(version) {
    this.#wanted = Math.max(this.#wanted, version)
  }

  /** "new": applied. "known": not newer than what is held. "gap": something before it is missing. "reset": drop everything and load the last page. */
  receive({ after, version, messages = [], members = [], properties, reset }) {
    this.hear(version)
    if (reset) return this.#reset()
    if (version <= this.#version) return "known"
    if (after !== this.#version) return "gap"
    this.#merge(messages)
    for (const member of members) this.#members.set(member.user, member)
    if (properties) this.properties = properties
    this.#version = version
    return "new"
  }

  /** Takes a page of history. Its version is adopted only where none is held. */
  adopt({ version, messages, more }, direction = "before") {
    this.hear(version)
    this.#merge(messages)
    if (this.#version === 0) this.#version = version
    if (direction !== "before") return
    this.more = more
    this.loaded = true
  }

  #reset() {
    this.#rows.clear()
    this.#version = 0
    this.loaded = false
    this.more = true
    return "reset"
  }

  #merge(messages) {
    for (const message of messages) {
      const held = this.#rows.get(message.seq)
      if (!held || held.version <= message.version) this.#rows.set(message.seq, { ...message, clientId: message.clientId ?? held?.clientId })
    }
  }
}
