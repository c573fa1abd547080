const CONNECTING = 0
const OPEN = 1
const CLOSED = 3

/** What is between devices and a server, and what may go wrong there: `faults` are probabilities, all 0 when it is calm. */
export class Network {
  #time
  #random
  #server
  #sockets = new Set()
  faults = {}

  constructor(time, random, server) {
    this.#time = time
    this.#random = random
    this.#server = server
  }

  calm() {
    this.faults = {}
  }

  #happens(fault) {
    return this.#random.chance(this.faults[fault] ?? 0)
  }

  #after(wait, act) {
    this.#time.timers.setTimeout(act, wait)
  }

  /** Everybody's connection ends. */
  cut() {
    for (const socket of this.#sockets) socket.end(1006)
  }

  /** The API as `user`'s browser calls it. */
  api(user) {
    return {
      page: (id, place) => this.#call(() => this.#server.page(id, user, place)),
      head: id => this.#call(() => this.#server.head(id, user)),
    }
  }

  #call(answer) {
    return new Promise((resolve, reject) => {
      const fail = this.#happens("call")
      this.#after(10, () => {
        const result = answer()
        this.#after(this.#lag(), () => (fail ? reject(new TypeError("network")) : resolve(structuredClone(result))))
      })
    })
  }

  #lag() {
    return this.#happens("late") ? this.#random.below(3_000) : 10
  }

  /** A socket as `user`'s browser opens it. */
  socket(user) {
    const socket = { readyState: CONNECTING, onopen: null, onmessage: null, onclose: null, leave: () => {} }
    socket.send = text => this.#after(10, () => socket.readyState === OPEN && this.#received(user, socket, JSON.parse(text)))
    socket.end = code => {
      if (socket.readyState === CLOSED) return
      socket.close()
      socket.onclose?.({ code })
    }
    socket.close = () => {
      socket.readyState = CLOSED
      socket.leave()
      this.#sockets.delete(socket)
    }
    this.#sockets.add(socket)
    if (!this.#happens("hang")) this.#after(20, () => (this.#happens("refuse") ? socket.end(1006) : this.#open(user, socket)))
    return socket
  }

  #open(user, socket) {
    if (socket.readyState !== CONNECTING) return
    socket.readyState = OPEN
    socket.onopen?.()
    this.#say(socket, { type: "welcome", history: this.#server.history, now: new Date(this.#time.now()).toISOString() })
  }

  #received(user, socket, frame) {
    if (["send", "fetch", "edit", "delete", "react", "self"].includes(frame.type) && this.#happens("unavailable"))
      return this.#answer(socket, { type: "error", id: frame.id, clientId: frame.clientId, code: "unavailable", detail: "later", retryAfter: 1 })
    switch (frame.type) {
      case "ping": return this.#say(socket, { type: "pong" })
      case "hello": return this.#greet(user, socket, frame)
      case "fetch": return this.#answer(socket, { type: "changes", id: frame.id, ...this.#server.since(frame.conversation, user, frame.after) })
      case "mark": return this.#server.mark(user, frame)
      case "send": return this.#take(socket, this.#server.send(user, frame))
      case "edit": case "delete": case "react": return this.#take(socket, this.#server.change(user, frame))
      case "self": return this.#take(socket, this.#server.arrange(user, frame))
    }
  }

  #take(socket, ack) {
    if (this.#happens("crash")) return socket.end(1006)
    this.#answer(socket, ack)
  }

  #greet(user, socket, { have, self }) {
    socket.leave()
    socket.leave = this.#server.listen(user, frame => this.#push(socket, frame))
    const heads = this.#server.heads(user)
    this.#answer(socket, { type: "heads", conversations: heads, last: true })
    for (const { id, version } of heads)
      if (have[id] !== undefined && have[id] !== version) this.#answer(socket, { type: "changes", ...this.#server.since(id, user, have[id]) })
    this.#answer(socket, { type: "self", ...this.#server.arranged(user, self) })
    this.#answer(socket, { type: "synced", conversations: 0, messages: 0 })
  }

  /** What nobody asked for may be lost, doubled and late. */
  #push(socket, frame) {
    if (this.#happens(frame.type === "changes" ? "drop" : "forget")) return
    this.#say(socket, frame, this.#lag())
    if (this.#happens("double")) this.#say(socket, frame, this.#lag())
  }

  /** What was asked for is as safe as its connection, unless the worst is tried. */
  #answer(socket, frame) {
    if (!this.#happens("mute")) this.#say(socket, frame, this.#lag())
  }

  #say(socket, frame, lag = 10) {
    const text = JSON.stringify(frame)
    this.#after(lag, () => socket.readyState === OPEN && socket.onmessage?.({ data: text }))
  }
}
