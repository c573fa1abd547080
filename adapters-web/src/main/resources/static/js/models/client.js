import { Convergence } from "./convergence.js"
import { Errands } from "./errands.js"
import { Marks } from "./marks.js"
import { Post } from "./post.js"
import { Requests } from "./requests.js"
import { Typers } from "./typers.js"
import { clientId } from "./uuid.js"

const WATCHED = 100

/**
 * The chat as this browser holds it: what the socket says goes in, what the person does goes out, and events say what to draw
 * again: "list", "timeline" (detail: conversation id, null for any), "people", "typing", "presence", "synced" (detail), "problem" (detail).
 */
export class Client extends EventTarget {
  #connection
  #outbox
  #post
  #timers
  #held
  #marks
  #requests
  #watched = []
  #self = 0
  #history = null
  #typers = new Typers()
  #presences = new Map()
  #errands
  /** People this client has heard of, by id. */
  people = new Map()

  constructor({ me, connection, outbox, api, timers = globalThis, random = Math.random, now = () => Date.now() }) {
    super()
    this.me = me
    this.now = now
    this.#connection = connection
    this.#outbox = outbox
    this.#timers = timers
    this.#post = new Post(outbox, frame => connection.send(frame), timers)
    this.#marks = new Marks(frame => connection.send(frame), timers)
    this.#requests = new Requests(frame => connection.send(frame), timers)
    this.#errands = new Errands(timers, random)
    this.#held = new Convergence({
      me, api, timers, random,
      request: frame => this.request(frame), changed: id => this.#draw(id), met: head => this.#met(head),
    })
    connection.addEventListener("frame", ({ detail }) => this.#heard(detail))
    connection.addEventListener("closed", () => this.#closed())
  }

  get conversations() {
    return this.#held.conversations
  }

  // What the person does

  /** Holds a conversation from now on. Rejects if it can't be loaded now; it will be as soon as that is possible. */
  open(id) {
    return this.#held.open(id)
  }

  /** A head that somebody else asked for. */
  meet(head) {
    this.#held.meet(head)
    this.#say("list")
  }

  /** Loads the page before the first message held; false if there is none. */
  older(id) {
    return this.#held.older(id)
  }

  timeline(id) {
    return this.#held.timeline(id)
  }

  /** What is to be drawn at the end of a timeline: written, and not acknowledged. */
  pending(id) {
    return this.#outbox.of(id)
  }

  async write(conversation, text) {
    const read = this.conversations.get(conversation)?.mine.read || undefined
    const at = new Date(this.now()).toISOString()
    const kept = this.#outbox.add({ clientId: clientId(this.now()), conversation, text, at, read })
    this.#say("timeline", conversation)
    await kept.catch(() => this.#say("problem", "This browser can’t keep unsent messages: they are lost with this tab."))
    this.flush()
  }

  async retry(clientId, conversation) {
    await this.#outbox.retry(clientId).catch(() => {})
    this.#say("timeline", conversation)
    this.flush()
  }

  async discard(clientId, conversation) {
    await this.#outbox.discard(clientId).catch(() => {})
    this.#say("timeline", conversation)
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
    this.#marks.add(conversation, { read: seq })
    this.#held.see(conversation, seq)
    this.#say("list")
  }

  /** Whose presence I look at; the directory is watched always. */
  watch(users) {
    this.#watched = users.slice(0, WATCHED)
    this.#connection.send({ type: "watch", users: this.#watched, directory: true })
  }

  /** Asks for everything that was missed. */
  hello() {
    this.#connection.send({ type: "hello", protocol: 1, device: "browser", have: this.#held.have(), self: this.#self })
  }

  /** Sends what can be sent. */
  flush() {
    this.#post.flush()
  }

  /** A command with an answer; rejects with the problem. */
  request(frame) {
    return this.#requests.ask(frame)
  }

  know(people) {
    for (const person of people) this.people.set(person.id, person)
  }

  // What the server says

  #heard(frame) {
    const { conversation, version } = frame
    if (conversation && version) this.#held.hear(conversation, version)
    this.#requests.answer(frame)
    this.#take(frame)
    if (conversation) this.#held.chase(conversation)
  }

  #take(frame) {
    switch (frame.type) {
      case "welcome": return this.#welcome(frame)
      case "heads": return this.#heads(frame)
      case "changes": return this.#changes(frame)
      case "ack": return this.#acknowledged(frame)
      case "error": return this.#refused(frame)
      case "mark": return this.#marked(frame)
      case "typing": return this.#typing(frame)
      case "presence": return this.#present(frame)
      case "user": return this.#joined(frame)
      case "self": return this.#arranged(frame)
      case "synced": return this.#say("synced", frame)
    }
  }

  #welcome({ history }) {
    if (this.#history && this.#history !== history) this.#forget()
    this.#history = history
    this.hello()
    this.watch(this.#watched)
    this.#marks.flush()
    this.flush()
  }

  #forget() {
    this.#self = 0
    this.#marks.clear()
    this.#held.forget()
    this.#draw(null)
  }

  #heads(frame) {
    this.#held.heads(frame)
    this.#say("list")
  }

  #met(head) {
    this.know(head.members ?? [])
    if (head.lastMessage && head.seq > head.mine.delivered) this.#marks.add(head.id, { delivered: head.seq })
    const { read } = this.conversations.get(head.id).mine
    if (read > head.mine.read) this.#marks.add(head.id, { read })
  }

  #changes(frame) {
    const { conversation, messages = [] } = frame
    for (const message of messages) this.#committed(conversation, message)
    if (this.#held.change(frame)) this.#arrived(conversation, messages.filter(({ author }) => author !== this.me))
    this.#draw(conversation)
  }

  #arrived(conversation, messages) {
    if (messages.length) this.#marks.add(conversation, { delivered: Math.max(...messages.map(({ seq }) => seq)) })
    for (const { author } of messages) this.#typers.hear({ conversation, user: author, active: false }, this.now())
  }

  #acknowledged(frame) {
    this.#committed(frame.conversation, frame)
    this.#say("timeline", frame.conversation)
  }

  // Its row comes as a change, or is missing still; until it is there the bubble keeps its place.
  #committed(conversation, { clientId, seq, at }) {
    const entry = this.#post.acknowledged(clientId)
    if (entry) this.timeline(conversation)?.expect({ seq, author: this.me, at, text: entry.text, clientId })
  }

  #refused(frame) {
    if (!frame.clientId) return
    this.#post.refused(frame)
    this.#say("timeline", null)
  }

  #marked(frame) {
    this.#held.mark(frame)
    this.#draw(frame.conversation)
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

  #joined({ user }) {
    this.people.set(user.id, user)
    this.#say("people", user)
  }

  #arranged({ after, version, conversations = [] }) {
    if (version <= this.#self) return
    if (after > this.#self) return this.#errands.run("self", () => this.#askSelf(version))
    for (const self of conversations) this.conversations.arrange(self)
    this.#self = version
    this.#say("list")
  }

  #askSelf(version) {
    if (this.#self >= version) return "done"
    this.hello()
    return "stuck"
  }

  #closed() {
    this.#post.lost()
    this.#requests.lost()
    this.#presences.clear()
    this.#typers.clear()
    this.#say("presence")
  }

  #draw(id) {
    this.#say("list")
    this.#say("timeline", id)
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}
