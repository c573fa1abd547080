const ANSWER = 400
const LOOK_EVERY = 10_000

/**
 * The one seat that many tabs of a browser have between them, by a Web Lock: whoever waits gets it when its holder goes, however that happens.
 * Where there are none (plain http), take a [ChannelSeat].
 */
export class LockSeat {
  #locks
  #name
  #leave = null
  #seated
  #unseated

  constructor(locks, name) {
    this.#locks = locks
    this.#name = name
  }

  /** `seated()` is called when this tab has the seat, `unseated()` when another took it away. */
  wait(seated, unseated) {
    this.#seated = seated
    this.#unseated = unseated
    this.#ask({})
  }

  /** Whoever has it doesn't answer. */
  doubt() {
    if (!this.#leave) this.#ask({ steal: true })
  }

  leave() {
    this.#leave?.()
    this.#leave = null
  }

  #ask(options) {
    let held = null
    this.#locks
      .request(this.#name, options, () => new Promise(leave => {
        held = leave
        // Who had asked twice has it already.
        if (this.#leave) return leave()
        this.#leave = leave
        this.#seated()
      }))
      .catch(() => this.#lost(held))
  }

  // Only a theft ends a request that way.
  #lost(held) {
    if (!held || this.#leave !== held) return
    this.#leave = null
    this.#unseated()
    this.#ask({})
  }
}

/**
 * The same where there are no Web Locks: tabs ask each other over a channel. For a moment two may sit there, then the one with the lesser `id`
 * stays. Timers of hidden tabs are slow, messages aren't, so nothing here is a lease that has to be renewed.
 */
export class ChannelSeat {
  #channel
  #id
  #timers
  #random
  #timer = null
  #has = false
  #waits = false
  #seated
  #unseated

  /** `channel` has `post(message)` and `hear(listener)`. */
  constructor({ channel, id, timers = globalThis, random = Math.random }) {
    this.#channel = channel
    this.#id = id
    this.#timers = timers
    this.#random = random
  }

  wait(seated, unseated) {
    this.#seated = seated
    this.#unseated = unseated
    if (!this.#waits) this.#channel.hear(message => this.#heard(message))
    this.#waits = true
    this.#ask()
  }

  doubt() {
    if (!this.#has) this.#ask()
  }

  leave() {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
    if (this.#has) this.#channel.post({ seat: "free", from: this.#id })
    this.#has = false
  }

  #ask() {
    this.#channel.post({ seat: "whose", from: this.#id })
    this.#after(ANSWER * (1 + this.#random()), () => this.#take())
  }

  #take() {
    this.#has = true
    this.#channel.post({ seat: "mine", from: this.#id })
    this.#seated()
  }

  #heard({ seat, from }) {
    if (seat === "free" && !this.#has && this.#timer) this.#after(ANSWER / 8 * this.#random(), () => this.#take())
    if (seat === "whose" && this.#has) this.#channel.post({ seat: "mine", from: this.#id })
    if (seat === "mine") this.#taken(from)
  }

  #taken(by) {
    if (this.#has && by > this.#id) return this.#channel.post({ seat: "mine", from: this.#id })
    const had = this.#has
    this.#has = false
    this.#after(LOOK_EVERY, () => this.#ask())
    if (had) this.#unseated()
  }

  #after(wait, act) {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = this.#timers.setTimeout(act, wait)
  }
}
