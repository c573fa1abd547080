import { detailed, phrase } from "../helpers/phrases.js"
import { Absence } from "./absence.js"
import { Acquaintances } from "./acquaintances.js"
import { Amendments } from "./amendments.js"
import { Blocks } from "./blocks.js"
import { Company } from "./company.js"
import { Convergence } from "./convergence.js"
import { Errands } from "./errands.js"
import { Groups } from "./groups.js"
import { Lifetimes } from "./lifetimes.js"
import { Marks } from "./marks.js"
import { Mine } from "./mine.js"
import { named } from "./naming.js"
import { Notes } from "./notes.js"
import { Post, written } from "./post.js"
import { Quotes } from "./quotes.js"
import { Requests } from "./requests.js"
import { Uploads } from "./uploads.js"
import { clientId } from "./uuid.js"

const DRAFT_AFTER = 1_000
const NOWHERE = { all: () => [], put() {}, delete() {} }

/**
 * The chat as this browser holds it: what the socket says goes in, what the person does goes out, and events say what to draw
 * again: "list", "timeline" (detail: conversation id, null for any), "notes", "people", "typing", "arrived" (detail: new messages by others), "presence", "synced" (detail: how many messages were missed in how many conversations), "problem" (detail).
 */
export class Client extends EventTarget {
  #connection
  #outbox
  #post
  #timers
  #held
  #marks
  #requests
  #history = null
  #ahead = 0
  #mine
  #errands
  #acquaintances
  #myself
  #lifetimes
  #absence = new Absence()
  /** People this client has heard of, by id. */
  people = new Map()

  constructor({ me, connection, outbox, api, upload, wishes = NOWHERE, channel = null, timers = globalThis, random = Math.random, now = () => Date.now() }) {
    super()
    this.me = me
    this.now = now
    this.#connection = connection
    this.#outbox = outbox
    this.#timers = timers
    this.#post = new Post(outbox, frame => connection.send(frame), timers)
    this.uploads = new Uploads({
      outbox, upload, changed: id => this.say("timeline", id), ready: () => this.#post.flush(),
      full: ({ detail }) => this.say("problem", detailed(detail) ?? detail), timers,
    })
    this.#marks = new Marks(frame => connection.send(frame), timers)
    this.#requests = new Requests(frame => connection.send(frame), timers)
    this.#errands = new Errands(timers, random)
    this.company = new Company({ send: frame => connection.send(frame), timers, now, changed: (type, detail) => this.say(type, detail) })
    this.amendments = new Amendments({
      me, request: frame => this.request(frame), changed: id => this.say("timeline", id), now: () => this.now() + this.#ahead,
    })
    this.#mine = new Mine({
      request: frame => this.request(frame), changed: () => this.say("list"), refused: problem => this.say("problem", problem),
      store: wishes, timers, random,
    })
    this.notes = new Notes({ request: frame => this.request(frame), changed: id => this.#reviewed(id) })
    this.#lifetimes = new Lifetimes({ now: () => this.now() + this.#ahead, timers, ended: id => this.#ended(id) })
    this.#held = new Convergence({
      me, api, timers, random, mine: id => this.#mine.get(id), sees: (id, seq) => this.notes.sees(id, seq) && !this.#over(id, this.timeline(id)?.message(seq)),
      request: frame => this.request(frame), changed: id => this.#draw(id), met: head => this.#met(head),
    })
    this.#acquaintances = new Acquaintances({ ask: user => api.person(user), met: people => this.#meet(people), timers })
    this.#myself = () => api.myself()
    this.blocks = new Blocks({ api, channel, changed: () => this.#draw(null) })
    this.groups = new Groups(this, api)
    this.quotes = new Quotes({
      held: (id, seq) => this.message(id, seq), over: (id, message) => this.#over(id, message), request: frame => this.request(frame), changed: id => this.say("timeline", id),
    })
    connection.addEventListener("frame", ({ detail }) => this.#heard(detail))
    connection.addEventListener("closed", () => this.#closed())
  }

  get conversations() {
    return this.#held.conversations
  }

  /** What can be kept for a time without a connection: `list`, and a page for each conversation that is held. */
  keepsake() {
    const heads = this.conversations.sorted
    const list = { history: this.#history, people: [...this.people.values()], heads }
    const pages = heads.map(({ id }) => ({ key: id, ...this.#held.kept(id, (chat, seq) => this.notes.sees(chat, seq)) })).filter(({ messages }) => messages)
    return { list, pages }
  }

  /** Begins with what was kept. */
  restore({ list: { history, people, heads }, pages }) {
    this.#history = history
    this.know(people)
    for (const { self } of heads) if (self) this.#mine.adopt(self)
    this.#held.restore(heads, pages)
    this.#draw(null)
  }

  // What the person does

  /** Holds a conversation from now on. Rejects if it can't be loaded now; it will be as soon as that is possible. */
  open(id) {
    return this.#held.open(id)
  }

  /** A head that somebody else asked for. */
  meet(head) {
    this.#held.meet(head)
    this.say("list")
  }

  /** Loads a page before the first message held, of `limit` messages; false if there is none. */
  older(id, limit) {
    return this.#held.older(id, limit)
  }

  timeline(id) {
    return this.#held.timeline(id)
  }

  /** The messages that are held of a conversation, as I want them to be. */
  messages(id) {
    return (this.timeline(id)?.messages ?? []).flatMap(message => this.#shown(id, message) ?? [])
  }

  message(id, seq) {
    const message = this.timeline(id)?.message(seq)
    return message && this.#shown(id, message)
  }

  #shown(id, message) {
    const shown = this.#over(id, message) ? undefined : this.notes.shown(id, message)
    return shown && this.amendments.shown(id, shown)
  }

  /** What a list shows of a conversation: its last message that I see. */
  last(head) {
    const last = head.lastMessage
    return last && this.notes.sees(head.id, last.seq) && !this.#over(head.id, last) ? last : undefined
  }

  #over(id, message) {
    return this.#lifetimes.over(id, message)
  }

  #ended(id) {
    this.#held.ended(id)
    this.#draw(id)
  }

  /** Whether a conversation has a place in my list. */
  listed(head) {
    return (head.seq > 0 || head.kind === "group") && (!this.#mine.get(head.id).removed || Boolean(this.last(head)))
  }

  /** Puts all that was said until now out of my sight; `remove` takes it out of the list, too. Rejects with the problem. */
  clear(conversation, { remove = false } = {}) {
    const { seq } = this.conversations.get(conversation)
    return this.request({ type: "self", conversation, cleared: seq, ...(remove ? { removed: true } : {}) })
  }

  /** What is to be drawn at the end of a timeline: written, and not acknowledged. */
  pending(id) {
    return this.#outbox.of(id)
  }

  /** Writes, and sends files along; see `Tray` for what they are. `more` is what else belongs to it: `replyTo`, `mentions`. */
  async write(conversation, text, files, more = {}) {
    const read = this.conversations.get(conversation)?.mine.read || undefined
    const at = new Date(this.now()).toISOString()
    const kept = this.#outbox.add({ clientId: clientId(this.now()), conversation, text, at, read, ...more, ...(files?.length && { files }) })
    this.company.sends(conversation)
    this.draft(conversation, "")
    this.say("timeline", conversation)
    await kept.catch(() => this.say("problem", phrase("problem.unkept")))
    this.flush()
  }

  /** Passes a message of the conversation `from` on to another one. */
  async forward(conversation, from, { seq, text, attachments }) {
    const at = new Date(this.now()).toISOString()
    const kept = this.#outbox.add({ clientId: clientId(this.now()), conversation, text, at, attachments, forwarded: true, forwardOf: { conversation: from, seq } })
    this.say("timeline", conversation)
    await kept.catch(() => {})
    this.flush()
  }

  async retry(clientId, conversation) {
    await this.#outbox.retry(clientId).catch(() => {})
    this.say("timeline", conversation)
    this.flush()
  }

  async discard(clientId, conversation) {
    this.uploads.stop(clientId)
    await this.#outbox.discard(clientId).catch(() => {})
    this.say("timeline", conversation)
  }

  /** What I arranged for myself about a conversation: `mutedUntil`, `archived`, `pinned`, `unread`, `draft`. */
  mine(conversation) {
    return this.#mine.get(conversation)
  }

  /** Arranges it so, here at once and on all my devices as soon as possible. */
  arrange(conversation, changes) {
    this.#mine.wish(conversation, changes)
  }

  /** What I have written and not sent; told to my other devices when I pause. */
  draft(conversation, text) {
    this.#mine.wish(conversation, { draft: text }, { wait: text ? DRAFT_AFTER : 0 })
  }

  /** I see everything up to `seq`. */
  read(conversation, seq) {
    const head = this.conversations.get(conversation)
    if (!head || head.mine.read >= seq) return
    this.#marks.add(conversation, { read: seq })
    this.#held.see(conversation, seq)
    this.#mine.wish(conversation, { unread: false })
    this.say("list")
  }

  /** This page goes away: what was gathered is said now. */
  leave() {
    this.#marks.flush()
  }

  /** Asks for everything that was missed. */
  hello() {
    this.#connection.send({ type: "hello", protocol: 1, device: "browser", have: this.#held.have(), self: this.#mine.version })
  }

  /** Sends what can be sent. */
  flush() {
    this.uploads.flush()
    this.#post.flush()
  }

  /** A command with an answer; rejects with the problem. */
  request(frame) {
    return this.#requests.ask(frame)
  }

  know(people) {
    for (const person of people) this.people.set(person.id, named(person))
  }

  /** What somebody is called; who isn't known yet is asked about. */
  nameOf(user) {
    const known = this.people.get(user)
    if (!known) this.#acquaintances.wonder(user)
    return known?.displayName ?? phrase("people.somebody")
  }

  #meet(people) {
    this.know(people)
    this.#draw(null)
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
      case "typing": return this.company.hearTyping(frame)
      case "presence": return this.company.hearPresence(frame)
      case "user": return this.#joined(frame)
      case "self": return this.#arranged(frame)
      case "synced": return this.say("synced", this.#absence.end())
    }
  }

  #welcome({ history, now }) {
    if (now) this.#ahead = Date.parse(now) - this.now()
    if (this.#history && this.#history !== history) this.#forget()
    this.#history = history
    this.hello()
    this.company.welcomed()
    this.#marks.flush()
    this.flush()
    this.#mine.flush()
  }

  #forget() {
    this.quotes.clear()
    this.#mine.forget()
    this.notes.forget()
    this.amendments.clear()
    this.#marks.clear()
    this.#held.forget()
    this.#draw(null)
  }

  #heads(frame) {
    this.#absence.hear(frame.conversations)
    this.#held.heads(frame)
    this.say("list")
  }

  #met(head) {
    this.know(head.members ?? [])
    if (head.self) this.#mine.adopt(head.self)
    if (head.self?.cleared) this.notes.clear(head.id, head.self.cleared)
    if (head.lastMessage && head.seq > head.mine.delivered) this.#marks.add(head.id, { delivered: head.seq })
    const { read } = this.conversations.get(head.id).mine
    if (read > head.mine.read) this.#marks.add(head.id, { read })
  }

  #changes(frame) {
    const { conversation, messages = [] } = frame
    const before = this.conversations.get(conversation)?.seq ?? 0
    for (const message of messages) this.#committed(conversation, message)
    for (const { author } of messages) this.company.wrote(conversation, author)
    if (this.#held.change(frame)) this.#arrived(conversation, messages.filter(({ author }) => author !== this.me), before)
    this.#draw(conversation)
  }

  #arrived(conversation, messages, before) {
    if (messages.length) this.#marks.add(conversation, { delivered: Math.max(...messages.map(({ seq }) => seq)) })
    const fresh = messages.filter(({ seq, event, deleted }) => seq > before && !event && !deleted)
    if (fresh.length) this.say("arrived", { conversation, messages: fresh })
  }

  #acknowledged(frame) {
    this.#committed(frame.conversation, frame)
    this.say("timeline", frame.conversation)
  }

  // Its row comes as a change, or is missing still; until it is there the bubble keeps its place.
  #committed(conversation, { clientId, seq, at }) {
    const entry = this.#post.acknowledged(clientId)
    if (entry) this.timeline(conversation)?.expect({ ...written(entry), seq, author: this.me, at, clientId, attachments: entry.attachments ?? entry.files?.map(({ attachment }) => attachment) })
  }

  #refused(frame) {
    if (!frame.clientId) return
    this.#post.refused(frame)
    this.say("timeline", null)
  }

  #marked(frame) {
    this.#held.mark(frame)
    this.#draw(frame.conversation)
  }

  // What others see of me may be less than there is.
  #joined({ user }) {
    if (user.id === this.me && user.deleted) return
    if (user.id === this.me) this.#myself().then(myself => this.#meet([myself])).catch(() => {})
    else this.know([user])
    this.conversations.rename(this.people.get(user.id) ?? user)
    this.say("people", user)
    this.#draw(null)
  }

  #arranged(frame) {
    const received = this.#mine.receive(frame)
    if (received === "gap") this.#errands.run("self", () => this.#askSelf(frame.version))
    if (received !== "new") return
    const touched = this.notes.receive(frame)
    for (const id of touched) this.#reviewed(id)
    if (touched.size) this.say("notes")
    this.say("list")
  }

  // What is out of my sight isn't the last message of a list, nor counted.
  #reviewed(id) {
    this.#held.review(id)
    this.#draw(id)
  }

  #askSelf(version) {
    if (this.#mine.version >= version) return "done"
    this.hello()
    return "stuck"
  }

  #closed() {
    this.#absence.begin(this.conversations.sorted)
    this.#post.lost()
    this.#requests.lost()
    this.company.closed()
  }

  #draw(id) {
    this.say("list")
    this.say("timeline", id)
  }

  /** What concerns others is told as an event. */
  say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}
