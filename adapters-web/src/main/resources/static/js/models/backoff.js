const FLOOR = 500
const CEILING = 30_000

/** How long to wait before the next try, in milliseconds: full jitter, so that a house full of clients doesn't come back as one. */
export class Backoff {
  #failures = 0
  #random

  constructor(random = Math.random) {
    this.#random = random
  }

  next() {
    const most = Math.min(CEILING, FLOOR * 2 ** this.#failures++)
    return Math.round(this.#random() * most)
  }

  reset() {
    this.#failures = 0
  }
}
