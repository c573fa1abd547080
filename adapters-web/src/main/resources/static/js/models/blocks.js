/** Whom I have blocked. All tabs of a browser hear of it through `channel`. */
export class Blocks {
  #api
  #changed
  #channel
  #users = null

  constructor({ api, changed, channel = null }) {
    this.#api = api
    this.#changed = changed
    this.#channel = channel
    if (channel) channel.onmessage = () => this.load()
  }

  async load() {
    const { users } = await this.#api.blocks()
    this.#users = new Set(users.map(({ id }) => id))
    this.#changed()
  }

  /** Undefined as long as it isn't known. */
  has(user) {
    return this.#users?.has(user)
  }

  async block(user) {
    await this.#api.block(user)
    this.#users?.add(user)
    this.#tell()
  }

  async unblock(user) {
    await this.#api.unblock(user)
    this.#users?.delete(user)
    this.#tell()
  }

  #tell() {
    this.#channel?.postMessage("changed")
    this.#changed()
  }
}
