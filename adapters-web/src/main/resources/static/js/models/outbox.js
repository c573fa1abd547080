/**
 * What was written and is not acknowledged yet. Each entry has the clientId that makes sending it again harmless; one entry a conversation is
 * under way at a time, so order survives retries. `store` keeps entries over a reload: `{ all(), put(entry), delete(clientId) }`, promises.
 */
export class Outbox {
  #entries = new Map()
  #flights = new Map()
  #holds = 0
  #store

  constructor(store) {
    this.#store = store
  }

  async load() {
    for (const entry of await this.#store.all()) if (!this.#entries.has(entry.clientId)) this.#entries.set(entry.clientId, entry)
  }

  get(clientId) {
    return this.#entries.get(clientId)
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

  /** What can be sent now: the first entry of each conversation that has none under way. What was refused stands in nobody's way. */
  ready() {
    if (this.#holds > 0) return []
    const busy = new Set([...this.#flights.values()].map(({ conversation }) => conversation))
    return this.#ordered().filter(entry => {
      if (entry.failed || unpacked(entry) || busy.has(entry.conversation)) return false
      busy.add(entry.conversation)
      return true
    })
  }

  /** Entries whose files are not all on the server yet. */
  unpacked() {
    return this.#ordered().filter(entry => !entry.failed && unpacked(entry))
  }

  /** Something of an entry is different now. */
  async keep(entry) {
    if (this.#entries.has(entry.clientId)) await this.#store.put(entry)
  }

  /** The server wants to be left alone for a while. Call what is returned when that is over. */
  hold() {
    this.#holds++
    return () => this.#holds--
  }

  /** It is under way. Call what is returned if no answer comes: then it is sent again; it answers whether that is so. */
  sent({ clientId, conversation }) {
    const flight = { conversation }
    this.#flights.set(clientId, flight)
    return () => this.#flights.get(clientId) === flight && this.#flights.delete(clientId)
  }

  /** The socket is gone: what was under way may or may not have arrived, and is sent again with the same clientId. */
  lost() {
    this.#flights.clear()
  }

  async acknowledged(clientId) {
    this.#flights.delete(clientId)
    const known = this.#entries.delete(clientId)
    await this.#store.delete(clientId)
    return known
  }

  /** It was refused. With `retryAfter` it is kept and tried again, without it waits for the person, marked with the reason. */
  async refused(clientId, { detail, retryAfter }) {
    this.#flights.delete(clientId)
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
    this.#flights.delete(clientId)
    this.#entries.delete(clientId)
    await this.#store.delete(clientId)
  }

  #ordered() {
    return [...this.#entries.values()].sort((one, other) => (one.clientId < other.clientId ? -1 : 1))
  }
}

const unpacked = ({ files = [] }) => files.some(({ attachment }) => !attachment)
