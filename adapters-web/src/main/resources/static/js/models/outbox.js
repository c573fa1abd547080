/**
 * What was written and is not acknowledged yet. Each entry has the clientId that makes sending it again harmless; one entry a conversation is
 * under way at a time, so order survives retries. `store` keeps entries over a reload: `{ all(), put(entry), delete(clientId) }`, promises.
 */
export class Outbox {
  #entries = new Map()
  #flying = new Map()
  #store

  constructor(store) {
    this.#store = store
  }

  async load() {
    for (const entry of await this.#store.all()) if (!this.#entries.has(entry.clientId)) this.#entries.set(entry.clientId, entry)
  }

  /** Entries of a conversation in the order in which they were written. */
  of(conversation) {
    return this.#ordered().filter(entry => entry.conversation === conversation)
  }

  get size() {
    return this.#entries.size
  }

  async add(entry) {
    this.#entries.set(entry.clientId, entry)
    await this.#store.put(entry)
  }

  /** What can be sent now: the first entry of each conversation that has none under way and isn't stopped by a refused one. */
  ready() {
    const seen = new Set(this.#flying.values())
    return this.#ordered().filter(entry => {
      if (entry.failed || seen.has(entry.conversation)) return false
      seen.add(entry.conversation)
      return true
    })
  }

  sent(clientId) {
    const entry = this.#entries.get(clientId)
    if (entry) this.#flying.set(clientId, entry.conversation)
  }

  /** The socket is gone: what was under way may or may not have arrived, and is sent again with the same clientId. */
  lost() {
    this.#flying.clear()
  }

  async acknowledged(clientId) {
    this.#flying.delete(clientId)
    const known = this.#entries.delete(clientId)
    await this.#store.delete(clientId)
    return known
  }

  /** It was refused. With `retryAfter` it is kept and tried again, without it waits for the person, marked with the reason. */
  async refused(clientId, { detail, retryAfter }) {
    this.#flying.delete(clientId)
    const entry = this.#entries.get(clientId)
    if (!entry || retryAfter !== undefined) return
    entry.failed = detail
    await this.#store.put(entry)
  }

  async retry(clientId) {
    const entry = this.#entries.get(clientId)
    if (!entry) return
    delete entry.failed
    await this.#store.put(entry)
  }

  async discard(clientId) {
    this.#entries.delete(clientId)
    await this.#store.delete(clientId)
  }

  #ordered() {
    return [...this.#entries.values()].sort((one, other) => one.clientId.localeCompare(other.clientId))
  }
}
