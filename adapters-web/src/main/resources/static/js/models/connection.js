import { Backoff } from "./backoff.js"

const PING_EVERY = 25_000
const PONG_WITHIN = 10_000
const OPEN_WITHIN = 10_000
const HURRY = 2_000
// Whoever is silent for so long is in doubt, or surely gone: a connection that lives says something more often.
const DOUBTFUL = 36_000
const GONE = 90_000
const SIGN_IN = 4401
const SESSION_ENDED = 4409

/**
 * One socket that is always wanted: it opens, notices when it is dead, and comes back by itself. `open` makes a socket;
 * `ready(doubted)` is awaited before each try and answers false when there is no session any more. `doubted` says that the last try
 * was refused, so that the session should be renewed. Events: "open", "frame" (detail), "closed", and at last either "expired" (there
 * is no session) or "revoked" (somebody ended it).
 */
export class Connection extends EventTarget {
  #open
  #ready
  #timers
  #backoff
  #socket = null
  #state = "stopped"
  #attempt = null
  #timer = null
  #pinging = null
  #retryAfter = null
  #doubted = false
  #heardAt = 0
  #now

  constructor({ open, ready = async () => true, timers = globalThis, random = Math.random, now = () => Date.now() }) {
    super()
    this.#open = open
    this.#ready = ready
    this.#timers = timers
    this.#backoff = new Backoff(random)
    this.#now = now
  }

  /** There is no other tab that it could be shared with. */
  get leads() {
    return true
  }

  get isOpen() {
    return this.#state === "open"
  }

  start() {
    if (this.#state === "stopped") this.#connect()
  }

  stop() {
    this.#state = "stopped"
    this.#drop()
  }

  /** The network or the person is back: don't wait any longer, and doubt what looks alive. */
  wake() {
    if (this.#state === "waiting") this.#connect()
    else if (this.#state === "connecting") this.#limit(HURRY)
    else if (this.#state === "open") this.#doubt()
  }

  // After a computer has slept nothing comes over the socket of before, and nobody says so.
  #doubt() {
    const silence = this.#now() - this.#heardAt
    if (silence < GONE) return this.#ping(silence < DOUBTFUL ? PONG_WITHIN : HURRY)
    this.#retryAfter = 0
    this.#again()
  }

  /** The network is gone. A browser may keep a socket that says nothing for long, and a server may be near: so it is tried again. */
  sleep() {
    if (this.#state === "open" || this.#state === "connecting") this.#again()
  }

  /** False if it can't be sent now. */
  send(frame) {
    if (this.#state !== "open") return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  async #connect() {
    this.#state = "connecting"
    const attempt = (this.#attempt = {})
    this.#limit(OPEN_WITHIN)
    let admitted
    try {
      admitted = await this.#ready(this.#doubted)
    } catch {
      if (attempt === this.#attempt) this.#again()
      return
    }
    if (attempt !== this.#attempt) return
    if (!admitted) return this.#end("expired")
    this.#doubted = false
    const socket = (this.#socket = this.#open())
    socket.onopen = () => this.#opened()
    socket.onmessage = ({ data }) => this.#heard(data)
    socket.onclose = ({ code }) => this.#closed(code)
  }

  #limit(patience) {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = this.#timers.setTimeout(() => this.#again(), patience)
  }

  #opened() {
    this.#state = "open"
    this.#timers.clearTimeout(this.#timer)
    this.#retryAfter = null
    this.#expect()
    this.dispatchEvent(new Event("open"))
  }

  #heard(data) {
    this.#backoff.reset()
    this.#expect()
    const frame = JSON.parse(data)
    if (frame.type === "bye") this.#retryAfter = (frame.retryAfter ?? 0) * 1000
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }))
  }

  // Whoever said something lives; after a silence it is asked.
  #expect() {
    this.#heardAt = this.#now()
    this.#timers.clearTimeout(this.#pinging)
    this.#pinging = this.#timers.setTimeout(() => this.#ping(), PING_EVERY)
  }

  #ping(patience = PONG_WITHIN) {
    if (!this.send({ type: "ping" })) return
    this.#timers.clearTimeout(this.#pinging)
    this.#pinging = this.#timers.setTimeout(() => this.#again(), patience)
  }

  // A browser doesn't tell why a handshake failed; a session that ran out is one reason.
  #closed(code) {
    if (code === SESSION_ENDED) return this.#end("revoked")
    if (code === SIGN_IN || this.#state === "connecting") this.#doubted = true
    this.#again()
  }

  #again() {
    this.#drop()
    this.#state = "waiting"
    const wait = this.#retryAfter ?? this.#backoff.next()
    this.#retryAfter = null
    this.#timer = this.#timers.setTimeout(() => this.#connect(), wait)
    this.dispatchEvent(new Event("closed"))
  }

  // A dead peer answers no close either, so what it will say is not waited for.
  #drop() {
    const socket = this.#socket
    this.#socket = this.#attempt = null
    this.#timers.clearTimeout(this.#timer)
    this.#timers.clearTimeout(this.#pinging)
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  #end(why) {
    this.#state = "stopped"
    this.#drop()
    this.dispatchEvent(new Event(why))
  }
}
