import { Errands, passes } from "./errands.js"

const NOTHING = { mutedUntil: null, archived: false, pinned: false, unread: false, draft: "", cleared: 0, removed: false }

/**
 * What I arranged for myself, by conversation: `mutedUntil`, `archived`, `pinned`, `unread` and `draft`. A wish shows at once and is told until
 * the server has it; one that it refuses is forgotten, so that what it holds shows again. `store` keeps wishes over a reload:
 * `{ all(), put(conversation, wish), delete(conversation) }`.
 */
export class Mine {
  #held = new Map()
  #wishes = new Map()
  #delays = new Map()
  #underway = new Set()
  #version = 0
  #request
  #changed
  #refused
  #store
  #timers
  #errands

  /** `request` tells the server and answers what it says; `changed()` says that something is to be drawn, `refused(problem)` that a wish was in vain. */
  constructor({ request, changed, refused, store, timers = globalThis, random = Math.random }) {
    this.#request = request
    this.#changed = changed
    this.#refused = refused
    this.#store = store
    this.#timers = timers
    this.#errands = new Errands(timers, random)
    for (const [conversation, wish] of store.all()) this.#wishes.set(conversation, wish)
  }

  /** The version up to which I was told. */
  get version() {
    return this.#version
  }

  get(conversation) {
    return { ...NOTHING, ...this.#held.get(conversation), ...this.#wishes.get(conversation) }
  }

  /** I want it so. After `wait` milliseconds without another wish it is told. */
  wish(conversation, changes, { wait = 0 } = {}) {
    const before = this.get(conversation)
    if (Object.entries(changes).every(([field, value]) => before[field] === value)) return
    this.#keep(conversation, this.#needed(conversation, { ...this.#wishes.get(conversation), ...changes }))
    this.#timers.clearTimeout(this.#delays.get(conversation))
    this.#delays.set(conversation, this.#timers.setTimeout(() => this.#tell(conversation), wait))
    this.#changed()
  }

  // What is held already needs no telling, unless something else is under way.
  #needed(conversation, wish) {
    if (this.#underway.has(conversation)) return wish
    const held = { ...NOTHING, ...this.#held.get(conversation) }
    return without(wish, held)
  }

  /** There is a connection: what was told in vain is told again. */
  flush() {
    for (const conversation of this.#wishes.keys()) if (!this.#delays.has(conversation)) this.#tell(conversation)
  }

  #tell(conversation) {
    this.#delays.delete(conversation)
    this.#errands.run(conversation, () => this.#say(conversation), { wait: 0, hurry: true })
  }

  async #say(conversation) {
    const wish = this.#wishes.get(conversation)
    if (!wish) return "done"
    this.#underway.add(conversation)
    try {
      this.#accepted(conversation, wish, await this.#request({ type: "self", conversation, ...wish }))
    } catch (problem) {
      if (passes(problem)) throw problem
      this.#keep(conversation, without(this.#wishes.get(conversation), wish))
      this.#changed()
      this.#refused(problem)
    } finally {
      this.#underway.delete(conversation)
    }
    return this.#wishes.has(conversation) && !this.#delays.has(conversation) ? "more" : "done"
  }

  // Its frame may come later; until then it is as if it were there.
  #accepted(conversation, wish, { self = Infinity }) {
    const held = this.#held.get(conversation)
    if ((held?.version ?? 0) < self) this.#held.set(conversation, { ...held, ...wish })
    this.#keep(conversation, without(this.#wishes.get(conversation), wish))
    this.#changed()
  }

  #keep(conversation, wish) {
    if (wish && Object.keys(wish).length) {
      this.#wishes.set(conversation, wish)
      this.#store.put(conversation, wish)
    } else {
      this.#wishes.delete(conversation)
      this.#store.delete(conversation)
    }
  }

  /** "new": applied. "known": not newer than what is held. "gap": something before it is missing. */
  receive({ after, version, conversations = [] }) {
    if (version <= this.#version) return "known"
    if (after > this.#version) return "gap"
    for (const self of conversations) this.adopt(self)
    this.#version = version
    return "new"
  }

  /** What the server holds of a conversation. */
  adopt({ conversation, ...self }) {
    if ((this.#held.get(conversation)?.version ?? 0) <= self.version) this.#held.set(conversation, self)
  }

  /** The database was restored: what I wish is still wished. */
  forget() {
    this.#held.clear()
    this.#version = 0
  }
}

/** What of `wish` differs from `other`. */
function without(wish = {}, other) {
  return Object.fromEntries(Object.entries(wish).filter(([field, value]) => value !== other[field]))
}
