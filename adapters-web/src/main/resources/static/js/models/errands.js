import { Backoff } from "./backoff.js"

const PATIENCE = 200
const PASSING = ["unavailable", "rate", "internal"]

/** Whether a problem may be over later, so that asking again makes sense. What has no code never reached the server. */
export const passes = ({ code, retryAfter } = {}) => typeof code !== "string" || retryAfter !== undefined || PASSING.includes(code)

/**
 * What has to be asked for until it is there, one errand a key. An errand first waits, since what is missing is probably under way; its step then
 * answers "done", "more" (it came further) or "stuck" (it didn't, so it goes slower). A step that fails is done again, unless its problem
 * says that it will fail always.
 */
export class Errands {
  #errands = new Map()
  #timers
  #random

  constructor(timers = globalThis, random = Math.random) {
    this.#timers = timers
    this.#random = random
  }

  /** `hurry`: circumstances have changed, so an errand that goes slowly needs to do so no longer. */
  run(key, step, { wait = PATIENCE, hurry = false } = {}) {
    const errand = this.#errands.get(key)
    if (!errand) {
      const begun = { step, backoff: new Backoff(this.#random), again: false, timer: null }
      this.#errands.set(key, begun)
      this.#wait(key, begun, wait)
    } else if (errand.timer === null) errand.again = true
    else if (hurry) {
      this.#timers.clearTimeout(errand.timer)
      errand.backoff.reset()
      this.#wait(key, errand, wait)
    }
  }

  stop() {
    for (const { timer } of this.#errands.values()) this.#timers.clearTimeout(timer)
    this.#errands.clear()
  }

  #wait(key, errand, wait) {
    errand.timer = this.#timers.setTimeout(() => this.#go(key, errand), wait)
  }

  async #go(key, errand) {
    errand.timer = null
    errand.again = false
    const wait = await this.#try(errand)
    if (this.#errands.get(key) !== errand) return
    if (wait === null && !errand.again) this.#errands.delete(key)
    else this.#wait(key, errand, wait ?? PATIENCE)
  }

  /** How long to wait for the next step; null if there is none. */
  async #try({ step, backoff }) {
    try {
      const result = await step()
      if (result === "done") return null
      if (result === "stuck") return this.#slower(backoff)
      backoff.reset()
      return PATIENCE
    } catch (problem) {
      if (!passes(problem)) return null
      return Math.max((problem?.retryAfter ?? 0) * 1000, this.#slower(backoff))
    }
  }

  #slower(backoff) {
    return Math.max(PATIENCE, backoff.next())
  }
}
