/** People who are being chosen, `most` of them at most. */
export class Choice {
  #chosen = new Map()
  #most

  constructor(most) {
    this.#most = most
  }

  get chosen() {
    return [...this.#chosen.values()]
  }

  get ids() {
    return [...this.#chosen.keys()]
  }

  has(id) {
    return this.#chosen.has(id)
  }

  get full() {
    return this.#chosen.size >= this.#most
  }

  /** False if there is no room. */
  add(user) {
    if (!this.#chosen.has(user.id) && this.full) return false
    this.#chosen.set(user.id, user)
    return true
  }

  remove(id) {
    this.#chosen.delete(id)
  }

  clear() {
    this.#chosen.clear()
  }

  /** Of those who were found, who can still be chosen: neither chosen nor among `others`. */
  open(found, others) {
    return found.filter(({ id }) => !this.#chosen.has(id) && !others.has(id))
  }
}
