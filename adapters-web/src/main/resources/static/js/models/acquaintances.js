const GATHER = 50
const AT_ONCE = 6
const AGAIN = 10_000

/** People who are named somewhere and not known here: they are asked for, some at a time, each once. `ask` resolves to a person. */
export class Acquaintances {
  #waiting = new Set()
  #asked = new Set()
  #ask
  #met
  #timers
  #timer = null

  constructor({ ask, met, timers = globalThis }) {
    this.#ask = ask
    this.#met = met
    this.#timers = timers
  }

  /** Somebody would like to know who this is. */
  wonder(user) {
    if (this.#asked.has(user)) return
    this.#asked.add(user)
    this.#waiting.add(user)
    this.#timer ??= this.#timers.setTimeout(() => this.#go(), GATHER)
  }

  async #go() {
    const some = [...this.#waiting].slice(0, AT_ONCE)
    for (const user of some) this.#waiting.delete(user)
    const people = (await Promise.all(some.map(user => this.#find(user)))).filter(Boolean)
    if (people.length) this.#met(people)
    this.#timer = this.#waiting.size ? this.#timers.setTimeout(() => this.#go(), 0) : null
  }

  // Who doesn't exist never will; who couldn't be asked for is asked for again when somebody wonders later.
  async #find(user) {
    try {
      return await this.#ask(user)
    } catch (problem) {
      if (problem?.code !== "not_found") this.#timers.setTimeout(() => this.#asked.delete(user), AGAIN)
      return null
    }
  }
}
