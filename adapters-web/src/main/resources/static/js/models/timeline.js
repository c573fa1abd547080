/**
 * A conversation as this client holds it. Rows come in pages (history, by `seq`) and in changes (by `version`); a row counts by its own
 * version, so what comes twice, late or out of order does no harm. See docs/PROTOCOL.md, Convergence.
 */
export class Timeline {
  #rows = new Map()
  #sorted = null
  #members = new Map()
  #version = 0
  #wanted = 0
  #era = 0
  /** From here on no message is missing. A row of an earlier one waits until the page that it belongs to is loaded. */
  #floor = 0
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

  /** Counts resets: a page that was asked for in another era doesn't join what is held. */
  get era() {
    return this.#era
  }

  /** Whether a change was heard of that is not held yet. */
  get behind() {
    return this.loaded && this.#wanted > this.#version
  }

  /** Rows in order of `seq`, without a hole. */
  get messages() {
    this.#sorted ??= [...this.#rows.values()].filter(({ seq }) => seq >= this.#floor).sort((one, other) => one.seq - other.seq)
    return this.#sorted
  }

  get first() {
    return this.messages[0]?.seq ?? 0
  }

  get members() {
    return [...this.#members.values()]
  }

  message(seq) {
    return this.#rows.get(seq)
  }

  /** Whether every message after `seq` is held, at `version`. */
  covers(seq, version) {
    return this.loaded && this.#version === version && this.#floor <= seq + 1
  }

  /** Some frame spoke of this version. */
  hear(version) {
    this.#wanted = Math.max(this.#wanted, version)
  }

  /**
   * "new": applied. "known": not newer than what is held. "gap": something before it is missing. "reset": too much is missing, load the last
   * page. A change that begins before the version held is applied too: its rows are all that changed since, so none is missing.
   */
  receive({ after, version, messages = [], members = [], properties, reset }) {
    this.hear(version)
    if (version <= this.#version) return "known"
    if (!this.loaded) return "gap"
    if (reset) return this.#reset()
    if (after > this.#version) return "gap"
    this.#merge(messages)
    for (const member of members) this.#members.set(member.user, member)
    if (properties) this.properties = properties
    this.#version = version
    return "new"
  }

  /** Takes the newest page, in place of anything that was held before. */
  load({ version, messages, more }) {
    this.hear(version)
    if (this.loaded) return
    const last = messages.at(-1)?.seq ?? 0
    const expected = this.messages.filter(message => message.version === 0 && message.seq > last)
    this.#rows.clear()
    this.#merge([...expected, ...messages])
    this.#version = version
    this.loaded = true
    this.#reach(messages, more)
  }

  /** Takes the page before the first message held. */
  extend({ version, messages, more }) {
    this.hear(version)
    this.#merge(messages)
    this.#reach(messages, more)
  }

  #reach(messages, more) {
    this.more = more
    this.#floor = more && messages.length > 0 ? messages[0].seq : 0
    this.#sorted = null
  }

  /** Shows a message of mine that is committed until its row comes, whose place it keeps. */
  expect(message) {
    this.#merge([{ ...message, version: 0 }])
  }

  // The rows are shown until a page replaces them: old ones are better than none.
  #reset() {
    this.#era++
    this.#version = 0
    this.loaded = false
    return "reset"
  }

  #merge(messages) {
    this.#sorted = null
    for (const message of messages) {
      const held = this.#rows.get(message.seq)
      if (!held || held.version <= message.version) this.#rows.set(message.seq, { ...message, clientId: message.clientId ?? held?.clientId })
    }
  }
}
