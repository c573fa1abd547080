import { Backoff } from "./backoff.js"

const PING_EVERY = 25_000
const PONG_WITHIN = 10_000
const GONE = { expired: 4401, revoked: 4409, leaving: 4503, tooMany: 4413 }

/**
 * One socket that is always wanted: it opens, notices when it is dead, and comes back by itself. `open` makes a socket,
 * `ready` is awaited before each try (it renews the session) and answers false when there is none any more.
 * Events: "open", "frame" (detail), "closed", "revoked".
 */
export class Connection extends EventTarget {
  #open
  #ready
  #timers
  #backoff
  #socket = null
  #state = "stopped"
  #timer = null
  #pinging = null
  #retryAfter = null

  constructor({ open, ready = async () => true, timers = globalThis, random = Math.random }) {
    super()
    this.#open = open
    this.#ready = ready
    this.#timers = timers
    this.#backoff = new Backoff(random)
  }

  get isOpen() {
    return this.#state === "open"
  }

  start() {
    if (this.#state === "stopped") this.#connect()
  }

  stop() {
    this.#state = "stopped"
    this.#timers.clearTimeout(this.#timer)
    this.#timers.clearTimeout(this.#pinging)
    this.#socket?.close()
    this.#socket = null
  }

  /** The network or the person is back: don't wait any longer, and doubt a socket that looks open. */
  wake() {
    if (this.#state === "waiting") {
      this.#timers.clearTimeout(this.#timer)
      this.#connect()
    } else if (this.#state === "open") this.#ping()
  }

  /** False if it can't be sent now. */
  send(frame) {
    if (this.#state !== "open") return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  async #connect() {
    this.#state = "connecting"
    let admitted = false
    try {
      admitted = await this.#ready()
    } catch {
      return this.#again()
    }
    if (this.#state !== "connecting") return
    if (!admitted) return this.#end("revoked")
    const socket = this.#open()
    this.#socket = socket
    socket.onopen = () => this.#opened(socket)
    socket.onmessage = ({ data }) => this.#heard(socket, data)
    socket.onclose = ({ code }) => this.#closed(socket, code)
  }

  #opened(socket) {
    if (socket !== this.#socket) return
    this.#state = "open"
    this.#retryAfter = null
    this.#pinging = this.#timers.setTimeout(() => this.#ping(), PING_EVERY)
    this.dispatchEvent(new Event("open"))
  }

  #heard(socket, data) {
    if (socket !== this.#socket) return
    this.#backoff.reset()
    this.#timers.clearTimeout(this.#pinging)
    this.#pinging = this.#timers.setTimeout(() => this.#ping(), PING_EVERY)
    const frame = JSON.parse(data)
    if (frame.type === "bye") this.#retryAfter = (frame.retryAfter ?? 0) * 1000
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }))
  }

  #ping() {
    if (!this.send({ type: "ping" })) return
    this.#timers.clearTimeout(this.#pinging)
    const socket = this.#socket
    this.#pinging = this.#timers.setTimeout(() => this.#dead(socket), PONG_WITHIN)
  }

  // A dead peer answers no close either, so what it will say is not waited for.
  #dead(socket) {
    socket.onclose = null
    socket.close()
    this.#closed(socket, 1006)
  }

  #closed(socket, code) {
    if (socket !== this.#socket) return
    this.#socket = null
    this.#timers.clearTimeout(this.#pinging)
    if (code === GONE.revoked) return this.#end("revoked")
    if (this.#state === "stopped") return
    this.#again()
  }

  #again() {
    const told = this.#state !== "waiting"
    this.#state = "waiting"
    const wait = this.#retryAfter ?? this.#backoff.next()
    this.#retryAfter = null
    this.#timer = this.#timers.setTimeout(() => this.#connect(), wait)
    if (told) this.dispatchEvent(new Event("closed"))
  }

  #end(why) {
    this.#state = "stopped"
    this.dispatchEvent(new Event(why))
  }
}
