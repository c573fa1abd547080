const AFTER = 2_000
const LIST = "list"

/** Keeps in `store` what a client holds, so that it can be read without a connection: a while after it changed, and when the page goes. */
export class Keepsake {
  #client
  #store
  #timers
  #timer = null
  #versions = new Map()

  constructor({ client, store, timers = globalThis }) {
    this.#client = client
    this.#store = store
    this.#timers = timers
  }

  /** Gives the client what was kept, if anything was. */
  async restore() {
    const entries = await this.#store.all()
    const list = entries.find(({ key }) => key === LIST)
    if (list) this.#client.restore({ list, pages: entries.filter(({ key }) => key !== LIST) })
  }

  /** Something changed. */
  touch() {
    this.#timer ??= this.#timers.setTimeout(() => this.keep(), AFTER)
  }

  async keep() {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
    const { list, pages } = this.#client.keepsake()
    if (!list.history) return
    await this.#put({ key: LIST, ...list })
    for (const page of pages) {
      if (this.#versions.get(page.key) === page.version) continue
      this.#versions.set(page.key, page.version)
      await this.#put(page)
    }
  }

  // A browser that is full keeps less.
  #put(entry) {
    return this.#store.put(entry).catch(() => {})
  }
}
