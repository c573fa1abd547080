/** Time that passes when it is told to: timers go off in their order, and promises settle in between. */
export class Time {
  #now
  #timers = new Map()
  #made = 0

  constructor(now = Date.parse("2026-11-22T10:00:00Z")) {
    this.#now = now
    this.timers = { setTimeout: (act, wait = 0) => this.#set(act, wait), clearTimeout: id => this.#clear(id) }
  }

  now = () => this.#now

  #set(act, wait) {
    const id = ++this.#made
    this.#timers.set(id, { id, act, at: this.#now + Math.max(0, wait) })
    return id
  }

  #clear(id) {
    this.#timers.delete(id)
  }

  /** `ms` pass in which no timer goes off, as in a computer that sleeps; they are late by that. */
  sleep(ms) {
    this.#now += ms
    for (const timer of this.#timers.values()) timer.at += ms
  }

  /** Lets `ms` pass. */
  async pass(ms) {
    const end = this.#now + ms
    await settled()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#clear(next.id)
      this.#now = next.at
      next.act()
      await settled()
    }
    this.#now = end
  }

  // Timers of the same time go off in the order in which they were made, as in the map.
  #next(end) {
    let first = null
    for (const timer of this.#timers.values()) if (timer.at <= end && (!first || timer.at < first.at)) first = timer
    return first
  }
}

/** Everything that promises still had to do is done. */
export const settled = () => new Promise(resolve => setImmediate(resolve))
