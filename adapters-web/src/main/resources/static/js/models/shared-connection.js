const ANSWER = 2_000
const TOGETHER = 150
const WATCHED = 100

/**
 * One connection for all tabs of a browser, for each of them as if it were its own. Whoever has the `seat` opens it and passes frames on over the
 * `channel`; when that tab goes, another takes its place, and all of them catch up. See docs/adr/0050.
 *
 * Each tab has an `id` of its own. `make()` makes the [Connection]; `channel` has `post(message)`, heard by all other tabs, and `hear(listener)`.
 */
export class SharedConnection extends EventTarget {
  #make
  #channel
  #seat
  #id
  #timers
  #connection = null
  #open = false
  #stopped = true
  #hears = false
  #welcome = null
  #doubting = null
  // What the tab in the seat knows of all of them.
  #watches = new Map()
  #tabs = new Set()
  #hellos = null

  constructor({ make, channel, seat, id, timers = globalThis }) {
    super()
    this.#make = make
    this.#channel = channel
    this.#seat = seat
    this.#id = id
    this.#timers = timers
  }

  get isOpen() {
    return this.#open
  }

  /** Whether this tab speaks for all of them. */
  get leads() {
    return this.#connection !== null
  }

  start() {
    this.#stopped = false
    if (!this.#hears) this.#channel.hear(message => !this.#stopped && this.#heard(message))
    this.#hears = true
    this.#join()
    this.#seat.wait(() => this.#seated(), () => this.#unseated())
  }

  stop() {
    this.#stopped = true
    this.#timers.clearTimeout(this.#doubting)
    if (this.#connection) this.#say({ what: "state", open: false })
    else this.#channel.post({ what: "gone", tab: this.#id })
    this.#connection?.stop()
    this.#connection = null
    this.#open = false
    this.#seat.leave()
  }

  /** The network or the person is back. */
  wake() {
    if (this.#connection) this.#connection.wake()
    else this.#join("wake")
  }

  /** The network is gone. Whoever has the seat notices too. */
  sleep() {
    this.#connection?.sleep()
  }

  /** False if it can't be sent now. */
  send(frame) {
    if (!this.#open) return false
    if (this.#connection) return this.#take(this.#id, frame)
    this.#channel.post({ what: "send", tab: this.#id, frame })
    return true
  }

  // A tab like all others

  // Whoever has the seat says how it stands. If nobody does, it isn't there, or sleeps: it has to go.
  #join(what = "join") {
    this.#channel.post({ what, tab: this.#id })
    this.#timers.clearTimeout(this.#doubting)
    this.#doubting = this.#timers.setTimeout(() => this.#seat.doubt(), ANSWER)
  }

  #heard(message) {
    const { what, tab, frame } = message
    if (this.#connection) {
      if (what === "join" || what === "wake") this.#joined(tab, what)
      else if (what === "send" && this.#open) this.#take(tab, frame)
      else if (what === "gone") this.#gone(tab)
      return
    }
    if (message.to && message.to !== this.#id) return
    if (what === "state") this.#state(message)
    else if (what === "frame" && this.#open) this.#tell(frame)
    else if (what === "ended") this.dispatchEvent(new Event(message.why))
  }

  #state({ open, welcome }) {
    this.#timers.clearTimeout(this.#doubting)
    if (open === this.#open) return
    this.#open = open
    this.dispatchEvent(new Event(open ? "open" : "closed"))
    if (open && welcome) this.#tell(welcome)
  }

  #tell(frame) {
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }))
  }

  // The tab in the seat

  #seated() {
    if (this.#stopped) return this.#seat.leave()
    this.#timers.clearTimeout(this.#doubting)
    this.#tabs.clear()
    this.#watches.clear()
    // What was under way over another tab's socket may be lost.
    this.#state({ open: false })
    this.#say({ what: "state", open: false })
    this.#connection = this.#make()
    const connection = this.#connection
    const hear = (type, act) => connection.addEventListener(type, event => connection === this.#connection && act(event))
    hear("open", () => this.#opened(true))
    hear("closed", () => this.#opened(false))
    hear("frame", ({ detail }) => this.#received(detail))
    for (const why of ["expired", "revoked"]) hear(why, () => this.#ended(why))
    connection.start()
  }

  #unseated() {
    this.#connection?.stop()
    this.#connection = null
    this.#state({ open: false })
    if (!this.#stopped) this.#join()
  }

  #opened(open) {
    this.#welcome = null
    this.#open = open
    if (!open) this.#hellos = null
    this.dispatchEvent(new Event(open ? "open" : "closed"))
    this.#say({ what: "state", open })
  }

  #ended(why) {
    this.#open = false
    this.#say({ what: "ended", why })
    this.dispatchEvent(new Event(why))
  }

  #joined(tab, what) {
    this.#tabs.add(tab)
    if (what === "wake") this.#connection.wake()
    this.#say({ what: "state", open: this.#open, welcome: this.#welcome, to: tab })
  }

  #gone(tab) {
    this.#tabs.delete(tab)
    if (this.#watches.delete(tab) && this.#open) this.#connection.send(this.#watch())
  }

  #received(frame) {
    if (frame.type === "welcome") {
      this.#welcome = frame
      if (this.#tabs.size > 0) this.#gather()
    }
    const [, tab, id] = /^(.+?)\.(.*)$/.exec(frame.id ?? "") ?? []
    if (!tab) {
      this.#say({ what: "frame", frame })
      this.#tell(frame)
    } else if (tab === this.#id) this.#tell({ ...frame, id })
    else this.#say({ what: "frame", to: tab, frame: { ...frame, id } })
  }

  /** Sends what a tab wants to be sent. */
  #take(tab, frame) {
    if (frame.type === "hello" && this.#hellos) return Boolean(this.#hellos.push(frame))
    if (frame.type === "watch") {
      this.#watches.delete(tab)
      this.#watches.set(tab, frame)
      return this.#connection.send(this.#watch())
    }
    return this.#connection.send(frame.id ? { ...frame, id: `${tab}.${frame.id}` } : frame)
  }

  // Whom any of them looks at, those of the tab that looked last first.
  #watch() {
    const users = [...this.#watches.values()].reverse().flatMap(({ users }) => users)
    return { type: "watch", users: [...new Set(users)].slice(0, WATCHED), directory: true }
  }

  // All tabs say hello when a connection opens: one is enough, if it asks for what any of them lacks.
  #gather() {
    const hellos = (this.#hellos = [])
    this.#timers.setTimeout(() => {
      if (this.#hellos !== hellos) return
      this.#hellos = null
      if (hellos.length) this.#connection?.send(together(hellos))
    }, TOGETHER)
  }

  #say(message) {
    this.#channel.post(message)
  }
}

/** What is held by none, or was changed since the least that one of them holds, is asked for. */
function together(hellos) {
  const have = {}
  for (const hello of hellos)
    for (const [conversation, version] of Object.entries(hello.have)) have[conversation] = Math.min(have[conversation] ?? Infinity, version)
  const held = Object.entries(have).slice(-500)
  return { ...hellos[0], have: Object.fromEntries(held), self: Math.min(...hellos.map(({ self }) => self)) }
}
