import { Conversations } from "./conversations.js"
import { Timeline } from "./timeline.js"
import { Typers } from "./typers.js"
import { uuid7 } from "./uuid.js"

const PATIENCE = 200
const GATHER = 250
const PAGE = 50
const HELD = 500
const ANSWER_WITHIN = 15_000

/**
 * The chat as this browser holds it: what the socket says goes in, what the person does goes out, and events say what to draw
 * again: "list", "timeline" (detail: conversation id), "people", "typing", "presence", "synced" (detail), "problem" (detail).
 */
export class Client extends EventTarget {
  #connection
  #outbox
  #api
  #timers
  #timelines = new Map()
  #marks = new Map()
  #fetching = new Map()
  #requests = new Map()
  #requested = 0
  #watched = []
  #self = 0
  #history = null
  #typers = new Typers()
  #presences = new Map()
  /** People this client has heard of, by id. */
  people = new Map()

  constructor({ me, connection, outbox, api, timers = globalThis, now = () => Date.now() }) {
    super()
    this.me = me
    this.now = now
    this.#connection = connection
    this.#outbox = outbox
    this.#api = api
    this.#timers = timers
    this.conversations = new Conversations(me)
    connection.addEventListener("frame", ({ detail }) => this.#heard(detail))
    connection.addEventListener("closed", () => this.#closed())
  }

  // What the person does

  async open(id) {
    const timeline = this.#hold(id)
    if (!this.conversations.get(id)) await this.#learn(id)
    if (!timeline.loaded) await this.#page(timeline, {})
    return timeline
  }

  /** Loads the page before the first message held; false if there is none. */
  async older(id) {
    const timeline = this.#hold(id)
    if (!timeline.more || !timeline.first) return false
    await this.#page(timeline, { before: timeline.first })
    return true
  }

  timeline(id) {
    return this.#timelines.get(id)
  }

  /** What is to be drawn at the end of a timeline: written, and not acknowledged. */
  pending(id) {
    return this.#outbox.of(id)
  }

  async write(conversation, text) {
    const head = this.conversations.get(conversation)
    const at = new Date(this.now()).toISOString()
    const entry = { clientId: uuid7(this.now()), conversation, text, at, read: head?.mine.read || undefined }
    const kept = this.#outbox.add(entry)
    this.#say("timeline", conversation)
    await kept.catch(() => this.#say("problem", "This browser can’t keep unsent messages: they are lost with this tab."))
    this.flush()
  }

  async retry(clientId, conversation) {
    await this.#outbox.retry(clientId)
    this.#say("timeline", conversation)
    this.flush()
  }

  async discard(clientId, conversation) {
    await this.#outbox.discard(clientId)
    this.#say("timeline", conversation)
  }

  edit(conversation, seq, text) {
    return this.request({ type: "edit", conversation, seq, text })
  }

  delete(conversation, seq) {
    return this.request({ type: "delete", conversation, seq, scope: "everyone" })
  }

  react(conversation, seq, emoji) {
    return this.request({ type: "react", conversation, seq, emoji })
  }

  arrange(conversation, changes) {
    return this.request({ type: "self", conversation, ...changes })
  }

  typing(conversation, active) {
    this.#connection.send({ type: "typing", conversation, active })
  }

  typers(conversation) {
    return this.#typers.in(conversation, this.now())
  }

  presence(user) {
    return this.#presences.get(user)
  }

  /** I see everything up to `seq`. */
  read(conversation, seq) {
    const head = this.conversations.get(conversation)
    if (!head || head.mine.read >= seq) return
    this.conversations.see(conversation, seq, this.#timelines.get(conversation)?.messages)
    this.#mark(conversation, { read: seq })
    this.#say("list")
  }

  /** Whose presence I look at; the directory is watched always. */
  watch(users) {
    this.#watched = users.slice(0, 100)
    this.#connection.send({ type: "watch", users: this.#watched, directory: true })
  }

  /** Asks for everything that was missed. */
  hello() {
    const have = {}
    for (const timeline of [...this.#timelines.values()].slice(-HELD)) if (timeline.loaded) have[timeline.id] = timeline.version
    this.#connection.send({ type: "hello", protocol: 1, device: "browser", have, self: this.#self })
  }

  /** Sends what can be sent. */
  flush() {
    for (const { clientId, conversation, text, read } of this.#outbox.ready())
      if (this.#connection.send({ type: "send", clientId, conversation, text, read })) this.#outbox.sent(clientId)
  }

  /** A command with an answer; rejects with the problem. */
  request(frame) {
    const id = `r${++this.#requested}`
    return new Promise((resolve, reject) => {
      if (!this.#connection.send({ ...frame, id })) return reject({ code: "unavailable", detail: "You’re offline." })
      const timer = this.#timers.setTimeout(() => this.#answer(id, { type: "error", code: "unavailable", detail: "The server doesn’t answer." }), ANSWER_WITHIN)
      this.#requests.set(id, { resolve, reject, timer })
    })
  }

  know(people) {
    for (const person of people) this.people.set(person.id, person)
  }

  // What the server says

  #heard(frame) {
    if (frame.version && frame.conversation) this.#timelines.get(frame.conversation)?.hear(frame.version)
    if (frame.id && this.#requests.has(frame.id)) this.#answer(frame.id, frame)
    switch (frame.type) {
      case "welcome": return this.#welcome(frame)
      case "heads": return this.#heads(frame)
      case "changes": return this.#changes(frame)
      case "ack": return this.#acknowledged(frame)
      case "error": return this.#refused(frame)
      case "mark": return this.#marked(frame)
      case "typing": return this.#typing(frame)
      case "presence": return this.#present(frame)
      case "user": return this.#joined(frame.user)
      case "self": return this.#arranged(frame)
      case "synced": return this.#say("synced", frame)
    }
  }

  #welcome({ history }) {
    if (this.#history && this.#history !== history) this.#timelines.clear()
    this.#history = history
    this.hello()
    this.watch(this.#watched)
    this.#sendMarks()
    this.flush()
  }

  #heads({ conversations }) {
    for (const head of conversations) {
      this.conversations.adopt(head)
      if (head.members) this.know(head.members)
      const timeline = this.#timelines.get(head.id)
      timeline?.hear(head.version)
      if (timeline?.behind) this.#catchUp(timeline)
      if (head.lastMessage && head.seq > head.mine.delivered) this.#mark(head.id, { delivered: head.seq })
    }
    this.#say("list")
  }

  #changes(frame) {
    const timeline = this.#timelines.get(frame.conversation)
    const result = timeline?.loaded ? timeline.receive(frame) : "head"
    if (result === "gap") return this.#catchUp(timeline)
    if (result === "reset") return this.#page(timeline, {}).catch(() => {})
    if (result === "known") return undefined
    for (const message of frame.messages) if (message.clientId) this.#outbox.acknowledged(message.clientId)
    if (!this.conversations.change(frame)) this.#learn(frame.conversation)
    const foreign = frame.messages.filter(message => message.author !== this.me)
    if (foreign.length) this.#mark(frame.conversation, { delivered: Math.max(...foreign.map(message => message.seq)) })
    for (const { author } of foreign) this.#typers.hear({ conversation: frame.conversation, user: author, active: false })
    this.#say("list")
    this.#say("timeline", frame.conversation)
    if (timeline?.behind) this.#catchUp(timeline)
  }

  #acknowledged(frame) {
    if (!frame.clientId) return
    const entry = this.#outbox.of(frame.conversation).find(({ clientId }) => clientId === frame.clientId)
    // The row itself comes as a change; until then the acknowledged bubble keeps its place.
    if (entry) this.#timelines.get(frame.conversation)?.adopt({ version: 0, messages: [{ seq: frame.seq, version: frame.version, author: this.me, at: frame.at, text: entry.text, clientId: frame.clientId }] }, "own")
    this.#outbox.acknowledged(frame.clientId).then(() => this.flush())
    this.#say("timeline", frame.conversation)
  }

  #refused(frame) {
    if (!frame.clientId) return
    this.#outbox.refused(frame.clientId, frame).then(() => {
      this.#say("timeline", null)
      if (frame.retryAfter === undefined) this.flush()
      else this.#timers.setTimeout(() => this.flush(), frame.retryAfter * 1000)
    })
  }

  #marked(frame) {
    this.conversations.mark(frame, this.#timelines.get(frame.conversation)?.messages)
    this.#say("list")
    this.#say("timeline", frame.conversation)
  }

  #typing(frame) {
    this.#typers.hear(frame, this.now())
    this.#say("typing", frame.conversation)
    const next = this.#typers.next(this.now())
    if (next) this.#timers.setTimeout(() => this.#say("typing", frame.conversation), next - this.now() + 10)
  }

  #present(frame) {
    this.#presences.set(frame.user, frame)
    this.#say("presence", frame.user)
  }

  #joined(user) {
    this.people.set(user.id, user)
    this.#say("people", user)
  }

  #arranged({ version, conversations = [] }) {
    for (const self of conversations) this.conversations.arrange(self)
    this.#self = Math.max(this.#self, version)
    this.#say("list")
  }

  #answer(id, frame) {
    const request = this.#requests.get(id)
    if (!request) return
    this.#requests.delete(id)
    this.#timers.clearTimeout(request.timer)
    if (frame.type === "error") request.reject(frame)
    else request.resolve(frame)
  }

  #closed() {
    this.#outbox.lost()
    this.#presences.clear()
    this.#typers.clear()
    for (const id of [...this.#requests.keys()]) this.#answer(id, { type: "error", code: "unavailable", detail: "The connection was lost." })
    this.#say("presence")
  }

  // Catching up

  #hold(id) {
    if (!this.#timelines.has(id)) this.#timelines.set(id, new Timeline(id))
    return this.#timelines.get(id)
  }

  async #page(timeline, place) {
    const page = await this.#api.page(timeline.id, { ...place, limit: PAGE })
    timeline.adopt(page)
    if (page.people) this.know(page.people)
    this.#say("timeline", timeline.id)
    if (timeline.behind) this.#catchUp(timeline)
  }

  /** A row is missing. It is probably under way, so it is waited for before it is asked for. */
  #catchUp(timeline) {
    if (this.#fetching.has(timeline.id)) return
    const timer = this.#timers.setTimeout(async () => {
      try {
        if (timeline.behind && timeline.loaded) await this.request({ type: "fetch", conversation: timeline.id, after: timeline.version })
      } catch { /* a later frame, or the next hello, asks again */ } finally {
        this.#fetching.delete(timeline.id)
      }
    }, PATIENCE)
    this.#fetching.set(timeline.id, timer)
  }

  async #learn(id) {
    const head = await this.#api.head(id).catch(() => null)
    if (!head) return
    this.conversations.adopt(head)
    if (head.members) this.know(head.members)
    this.#say("list")
    this.#say("timeline", id)
  }

  #mark(conversation, { delivered = 0, read = 0 }) {
    const gathered = this.#marks.get(conversation) ?? { delivered: 0, read: 0 }
    if (this.#marks.size === 0) this.#timers.setTimeout(() => this.#sendMarks(), GATHER)
    this.#marks.set(conversation, { delivered: Math.max(delivered, read, gathered.delivered), read: Math.max(read, gathered.read) })
  }

  // What can't be said now is said after the next welcome: marks are kept until the socket has taken them.
  #sendMarks() {
    for (const [conversation, marks] of this.#marks)
      if (this.#connection.send({ type: "mark", conversation, ...marks })) this.#marks.delete(conversation)
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}
