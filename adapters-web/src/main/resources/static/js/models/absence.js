/**
 * What others wrote while there was no connection, in all conversations: the server counts those that are held here, but a list knows of more.
 * Own messages that waited are not among the heads, which are read before these are sent.
 */
export class Absence {
  #before = null
  #missed = new Map()

  /** The connection is gone; `heads` are what is known. Of several times without one in a row the first counts. */
  begin(heads) {
    this.#before ??= new Map(heads.map(({ id, seq }) => [id, seq]))
  }

  /** Heads that answer a hello. */
  hear(heads) {
    if (!this.#before) return
    for (const { id, seq, unread } of heads) this.#missed.set(id, this.#before.has(id) ? seq - this.#before.get(id) : unread)
  }

  /** Everything is here again: how many messages in how many conversations were missed. */
  end() {
    const missed = [...this.#missed.values()].filter(count => count > 0)
    this.#before = null
    this.#missed.clear()
    return { messages: missed.reduce((sum, count) => sum + count, 0), conversations: missed.length }
  }
}
