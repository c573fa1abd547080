const MOST = 240
const STEP = 80

/**
 * The part of a conversation that a page holds: however long it is, never more than `most` rows. It follows the end until it is moved or held;
 * then it begins at a message that it keeps, whatever comes before or after. `messages` are always all that are known, in order.
 */
export class Stretch {
  #first = null
  #most
  #step

  constructor({ most = MOST, step = STEP } = {}) {
    this.#most = most
    this.#step = step
  }

  /** Which of them are shown: from an index, up to another. */
  over(messages) {
    const end = messages.length
    const begin = this.#first === null ? -1 : messages.findIndex(({ seq }) => seq >= this.#first)
    const from = begin < 0 ? Math.max(0, end - this.#most) : begin
    return { from, to: Math.min(end, from + this.#most) }
  }

  /** Whether the newest is among them. */
  reaches(messages) {
    return this.over(messages).to === messages.length
  }

  /** Stays where it is, for somebody reads there. */
  hold(messages) {
    this.#begin(messages, this.over(messages).from)
  }

  /** Follows the end. */
  follow() {
    this.#first = null
  }

  /** Moves towards the beginning; false where it is there. */
  earlier(messages) {
    const { from } = this.over(messages)
    if (from === 0) return false
    this.#begin(messages, Math.max(0, from - this.#step))
    return true
  }

  /** Moves towards the end; false where it is there. */
  later(messages) {
    const { from, to } = this.over(messages)
    if (to === messages.length) return false
    this.#begin(messages, Math.min(from + this.#step, messages.length - this.#most))
    return true
  }

  /** Moves so that a message is shown, if it is known. */
  reveal(messages, seq) {
    const at = messages.findIndex(message => message.seq >= seq)
    const { from, to } = this.over(messages)
    if (at < 0 || (at >= from && at < to)) return
    this.#begin(messages, Math.max(0, Math.min(at - Math.floor(this.#most / 2), messages.length - this.#most)))
  }

  // What isn't acknowledged has no number: whoever would begin there follows the end.
  #begin(messages, at) {
    this.#first = messages[at]?.seq ?? null
  }
}
