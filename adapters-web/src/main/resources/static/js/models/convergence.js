import { Conversations } from "./conversations.js"
import { Errands } from "./errands.js"
import { Timeline } from "./timeline.js"

const PAGE = 50
const HELD = 500

/**
 * The conversations that this client holds, and how they become what the server has: what is missing is asked for until it is there, whatever
 * is lost on the way. See docs/PROTOCOL.md, Convergence. `changed(id)` is called when something of a conversation is to be drawn again that
 * no frame told, `met(head)` for each head that came; `mine(id)` says what I arranged for myself, `sees(id, seq)` what I haven't
 * put out of my sight.
 */
export class Convergence {
  #api
  #request
  #changed
  #met
  #errands
  #timelines = new Map()
  #loads = new Map()
  #opened = null
  #era = 0

  constructor({ me, api, request, changed, met, mine, sees, timers, random }) {
    this.#api = api
    this.#request = request
    this.#changed = changed
    this.#met = met
    this.#errands = new Errands(timers, random)
    this.conversations = new Conversations(me, mine, sees)
  }

  timeline(id) {
    return this.#timelines.get(id)
  }

  /** Holds a conversation from now on. Rejects if it can't be loaded now; it will be as soon as that is possible. */
  async open(id) {
    this.#opened = id
    if (!this.#timelines.has(id)) this.#timelines.set(id, new Timeline(id))
    const timeline = this.#timelines.get(id)
    try {
      if (!this.conversations.get(id)) await this.#learn(id)
      if (!timeline.loaded) await this.#load(timeline)
    } finally {
      this.chase(id)
    }
    return timeline
  }

  /** Loads a page before the first message held, of `limit` messages; false if there is none. */
  async older(id, limit = PAGE) {
    const timeline = this.#timelines.get(id)
    if (!timeline?.loaded || !timeline.more || !timeline.first) return false
    const { era } = timeline
    const page = await this.#api.page(id, { before: timeline.first, limit })
    if (this.#timelines.get(id) !== timeline || timeline.era !== era) return false
    timeline.extend(page)
    this.#changed(id)
    this.chase(id)
    return true
  }

  /** The versions that are held, for a hello. */
  have() {
    const held = [...this.#timelines.values()].filter(timeline => timeline.loaded).slice(-HELD)
    return Object.fromEntries(held.map(timeline => [timeline.id, timeline.version]))
  }

  /** Holds what was kept when this client was last here; whatever the server says since then is newer. */
  restore(heads, pages) {
    for (const head of heads) this.conversations.adopt(head)
    for (const { key, ...page } of pages) {
      const timeline = new Timeline(key)
      timeline.load(page)
      this.#timelines.set(key, timeline)
    }
  }

  /** What is worth keeping of a conversation: its newest messages, as a page. */
  kept(id, sees) {
    const timeline = this.#timelines.get(id)
    if (!timeline?.loaded) return null
    const messages = timeline.messages.filter(({ seq, version }) => version > 0 && sees(id, seq))
    return { version: timeline.version, messages: messages.slice(-PAGE), more: timeline.more || messages.length > PAGE }
  }

  /** Some frame spoke of this version. */
  hear(id, version) {
    this.#timelines.get(id)?.hear(version)
    this.conversations.hear(id, version)
  }

  /** Heads that answer a hello. It may be that things work again, so what has been tried in vain is tried at once. */
  heads({ conversations, last }) {
    for (const head of conversations) this.meet(head)
    const ids = conversations.map(({ id }) => id)
    for (const id of last ? new Set([...ids, ...this.#timelines.keys()]) : ids) this.chase(id, { hurry: true })
  }

  /** Applies a change where it belongs; true if anything was new. */
  change(frame) {
    const { conversation } = frame
    const timeline = this.#timelines.get(conversation)
    const held = timeline?.receive(frame)
    if (held === "reset" && conversation !== this.#opened) this.#timelines.delete(conversation)
    const listed = this.conversations.change(frame)
    this.#recount(conversation)
    return held === "new" || listed === "new"
  }

  /** Some of its messages are out of my sight, or have a star. */
  review(id) {
    this.conversations.review(id, this.#timelines.get(id))
    this.chase(id)
  }

  /** Some of its messages have ended. */
  ended(id) {
    if (this.conversations.get(id)?.unread) this.conversations.recount(id, this.#timelines.get(id))
    this.chase(id)
  }

  mark(frame) {
    this.conversations.mark(frame, this.#timelines.get(frame.conversation))
  }

  /** I have seen everything up to `seq`. */
  see(id, seq) {
    this.conversations.see(id, seq, this.#timelines.get(id))
    this.chase(id)
  }

  /** The database was restored: its versions count anew, so nothing that is held can be compared with them. */
  forget() {
    this.#era++
    this.#errands.stop()
    this.#timelines.clear()
    this.#loads.clear()
    this.conversations.clear()
    if (this.#opened) this.open(this.#opened).catch(() => {})
  }

  /** Asks for what is missing of a conversation until it is there. Somebody new is asked about at once. */
  chase(id, { hurry = false } = {}) {
    if (!this.#misses(id)) return
    const wait = this.conversations.get(id) ? undefined : 0
    this.#errands.run(id, () => this.#advance(id), { wait, hurry })
  }

  #misses(id) {
    const timeline = this.#timelines.get(id)
    return this.conversations.behind(id) || Boolean(timeline && (!timeline.loaded || timeline.behind || !this.conversations.get(id)))
  }

  async #advance(id) {
    if (!this.#misses(id)) return "done"
    const before = this.#progress(id)
    const timeline = this.#timelines.get(id)
    if (timeline && !timeline.loaded) await this.#load(timeline)
    else if (timeline?.behind) await this.#request({ type: "fetch", conversation: id, after: timeline.version })
    else await this.#learn(id)
    if (!this.#misses(id)) return "done"
    return this.#progress(id) === before ? "stuck" : "more"
  }

  #progress(id) {
    const timeline = this.#timelines.get(id)
    return [timeline?.loaded, timeline?.version, this.conversations.get(id)?.version].join()
  }

  /** Loads the newest page; whoever wants it meanwhile waits for the same. */
  #load(timeline) {
    const { id } = timeline
    if (!this.#loads.has(id)) {
      const loading = this.#api.page(id, { limit: PAGE })
        .then(page => this.#timelines.get(id) === timeline && this.#loaded(timeline, page))
        .finally(() => this.#loads.get(id) === loading && this.#loads.delete(id))
      this.#loads.set(id, loading)
    }
    return this.#loads.get(id)
  }

  #loaded(timeline, page) {
    timeline.load(page)
    this.#recount(timeline.id)
    this.#changed(timeline.id)
  }

  #recount(id) {
    if (this.conversations.get(id)?.unsure) this.conversations.recount(id, this.#timelines.get(id))
  }

  async #learn(id) {
    const era = this.#era
    const head = await this.#api.head(id)
    if (era !== this.#era) return
    this.meet(head)
    this.#changed(id)
  }

  /** Takes a head from the server. */
  meet(head) {
    const timeline = this.#timelines.get(head.id)
    timeline?.hear(head.version)
    this.conversations.adopt(head, timeline)
    this.#met(head)
  }
}
