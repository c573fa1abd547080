import { named } from "./naming.js"

const MANY = 100

/** My conversation list: a head for each conversation, newest activity first. */
export class Conversations {
  #heads = new Map()
  #wanted = new Map()
  #me
  #mine
  #sees

  /** `mine(id)` says what I arranged for myself about a conversation, `sees(id, seq)` whether a message is in my sight. */
  constructor(me, mine = () => ({}), sees = () => true) {
    this.#me = me
    this.#mine = mine
    this.#sees = sees
  }

  get(id) {
    return this.#heads.get(id)
  }

  /** The direct conversation with somebody, if there is one. */
  with(user) {
    return [...this.#heads.values()].find(head => head.kind === "direct" && head.members?.some(member => member.id === user))
  }

  /** What is pinned comes first; what is archived has no place to be pinned to. */
  get sorted() {
    const places = [...this.#heads.values()].map(head => ({ head, pinned: this.pinned(head.id) }))
    places.sort((one, other) => other.pinned - one.pinned || descending(time(one.head), time(other.head)) || descending(one.head.id, other.head.id))
    return places.map(({ head }) => head)
  }

  /** How many conversations have something new for me, for the window's title: neither muted nor archived ones. */
  get unread() {
    return [...this.#heads.values()].filter(head => this.fresh(head) && !this.archived(head.id) && !this.muted(head.id)).length
  }

  /** Whether there is something new for me, or I marked it so. */
  fresh({ id, unread }) {
    return unread > 0 || Boolean(this.#mine(id).unread)
  }

  pinned(id) {
    const { pinned, archived } = this.#mine(id)
    return Boolean(pinned) && !archived
  }

  archived(id) {
    return Boolean(this.#mine(id).archived)
  }

  muted(id, now = new Date()) {
    const { mutedUntil } = this.#mine(id)
    return Boolean(mutedUntil) && new Date(mutedUntil) > now
  }

  /** Some frame spoke of this version. */
  hear(id, version) {
    this.#wanted.set(id, Math.max(this.#wanted.get(id) ?? 0, version))
  }

  /** Whether the head has to be asked for: there is none, it missed a change, or how much is unread can't be told from what is held. */
  behind(id) {
    const head = this.#heads.get(id)
    return head ? head.unsure || (this.#wanted.get(id) ?? 0) > head.version : this.#wanted.has(id)
  }

  /** A head from the server, which knows best but may be slower than what came after it was read. `timeline` is what is held of it. */
  adopt(head, timeline) {
    this.hear(head.id, head.version)
    const held = this.#heads.get(head.id)
    this.#address(head)
    const next = held?.version > head.version ? held : { ...held, ...head, lastMessage: head.lastMessage, pins: head.pins, lifetime: head.lifetime, picture: head.picture, mentioned: head.mentioned, counted: head.seq, unsure: false }
    next.mine = merge(held?.mine, head.mine)
    next.others = merge(held?.others, head.others)
    this.#heads.set(head.id, next)
    if (next.mine.read > head.mine.read || next.unsure) this.recount(head.id, timeline)
  }

  /** Somebody is called otherwise now, or has deleted their account. */
  rename(person) {
    const head = this.with(person.id)
    if (!head || person.id === this.#me) return
    head.members = head.members.map(member => (member.id === person.id ? person : member))
    head.title = person.displayName
    this.#address(head)
  }

  // Who has deleted their account is nobody, in the reader's language.
  #address(head) {
    const other = otherOf(head, this.#me)
    if (other?.deleted) head.title = named(other).displayName
  }

  /** "new": applied. "known": not newer. "gap": something before it is missing. "unknown": there is no head to apply it to. */
  change({ conversation, after, version, seq, messages = [], members = [], properties, lifetime, reset, more }) {
    this.hear(conversation, version)
    const head = this.#heads.get(conversation)
    if (!head) return "unknown"
    if (version <= head.version) return "known"
    if (reset || after > head.version) return "gap"
    const changed = messages.filter(message => message.version > head.version).sort((one, other) => one.seq - other.seq)
    for (const message of changed) this.#count(head, message)
    this.#pin(head, changed)
    this.#preview(head, changed.at(-1))
    if (properties) Object.assign(head, { title: properties.title, description: properties.description, picture: properties.picture })
    if (lifetime !== undefined) head.lifetime = lifetime
    const my = members.find(member => member.user === this.#me)
    if (my) head.active = my.active
    head.version = version
    head.seq = Math.max(head.seq, seq)
    // Of a change in parts each names the last seq of all, and a later part may hold an earlier message.
    if (!more) head.counted = head.seq
    return "new"
  }

  #count(head, message) {
    const { author, seq, deleted, expiresAt } = message
    const fresh = seq > head.counted
    if (fresh && author === this.#me) head.mine = merge(head.mine, { delivered: seq, read: 0 })
    else if (fresh && head.kind === "direct") head.others = merge(head.others, { delivered: seq, read: 0 })
    if (author === this.#me || message.event || seq <= head.mine.read) return
    if (fresh && !deleted) head.unread = Math.min(MANY, head.unread + 1)
    if (fresh && message.mentions?.includes(this.#me)) head.mentioned = (head.mentioned ?? 0) + 1
    // What has ended was perhaps left out already.
    if (!fresh && deleted && expiresAt) head.unsure = true
    else if (!fresh && deleted) this.#uncount(head)
  }

  // In the order in which they were pinned.
  #pin(head, changed) {
    for (const { seq, pinned } of [...changed].sort((one, other) => one.version - other.version)) {
      const pins = head.pins ?? []
      if (Boolean(pinned) !== pins.includes(seq)) head.pins = pinned ? [...pins, seq] : pins.filter(other => other !== seq)
    }
  }

  // Past MANY nobody counted.
  #uncount(head) {
    // Whom it called isn't known any more.
    if (head.unread >= MANY || head.mentioned) head.unsure = true
    else head.unread = Math.max(0, head.unread - 1)
  }

  #preview(head, last) {
    if (!last || last.seq < (head.lastMessage?.seq ?? 0)) return
    if (last.seq > (head.lastMessage?.seq ?? 0)) head.activity = last.at
    head.lastMessage = last
  }

  /** Somebody has come further. */
  mark({ conversation, user, delivered, read, others }, timeline) {
    const head = this.#heads.get(conversation)
    if (!head) return
    if (others) head.others = merge(head.others, others)
    if (user === this.#me) {
      const before = head.mine.read
      head.mine = merge(head.mine, { delivered, read })
      if (head.mine.read > before) this.recount(conversation, timeline)
    } else if (user && head.kind === "direct") head.others = merge(head.others, { delivered, read })
  }

  /** I have seen everything up to `read`. */
  see(conversation, read, timeline) {
    this.mark({ conversation, user: this.#me, delivered: read, read }, timeline)
  }

  /** What I see has changed: the last message is another one, and less may be unread. What isn't held is asked for. */
  review(id, timeline) {
    const head = this.#heads.get(id)
    if (!head) return
    const last = head.lastMessage
    if (last && !this.#sees(id, last.seq)) {
      head.lastMessage = timeline?.messages.findLast(({ seq, version }) => version > 0 && this.#sees(id, seq))
      head.unsure = !head.lastMessage
    }
    if (head.unread > 0) this.recount(id, timeline)
  }

  /** Counts what is unread anew; where the timeline doesn't hold all of it, the most that it can be. */
  recount(id, timeline) {
    const head = this.#heads.get(id)
    if (!head) return
    const { read } = head.mine
    const all = read >= head.seq
    const exact = all || Boolean(timeline?.covers(read, head.version))
    if (all) head.unread = head.mentioned = 0
    else if (exact) {
      const unread = timeline.messages.filter(message => message.seq > read && this.#counts(message) && this.#sees(id, message.seq))
      head.unread = Math.min(MANY, unread.length)
      head.mentioned = unread.filter(({ mentions }) => mentions?.includes(this.#me)).length
    } else {
      head.unread = Math.min(head.unread, head.seq - read)
      head.mentioned = Math.min(head.mentioned ?? 0, head.unread)
    }
    head.unsure = (head.unsure && !head.lastMessage) || (!exact && head.unread > 0)
  }

  #counts({ author, event, deleted }) {
    return author !== this.#me && !event && !deleted
  }

  clear() {
    this.#heads.clear()
    this.#wanted.clear()
  }
}

function merge(one = { delivered: 0, read: 0 }, other = { delivered: 0, read: 0 }) {
  const read = Math.max(one.read, other.read)
  return { delivered: Math.max(one.delivered, other.delivered, read), read }
}

const descending = (one, other) => (one < other ? 1 : one > other ? -1 : 0)

// Without its Z a time with a fraction is after the one without.
const time = head => head.activity.slice(0, -1)

/** The other person of a direct conversation. */
export const otherOf = (head, me) => (head.kind === "direct" ? head.members?.find(({ id }) => id !== me) : undefined)
