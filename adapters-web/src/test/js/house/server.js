const LATEST = 12
const RESET_PAST = 25

/**
 * A chat as the protocol promises it, small enough to be read: conversations with their log, who may see what, marks, and what a client is told
 * of it. What goes wrong on the way is the network's matter.
 */
export class Server {
  #time
  #made = 0
  #listeners = new Map()
  #own = new Map()
  history = "h1"
  conversations = new Map()

  constructor(time) {
    this.#time = time
  }

  add(id, kind, members) {
    this.conversations.set(id, { id, kind, members, rows: [], version: 0, marks: new Map(members.map(member => [member, { delivered: 0, read: 0 }])) })
  }

  /** `tell(frame)` hears what happens from now on; answers a function that ends this. */
  listen(user, tell) {
    const listener = { user, tell }
    this.#listeners.set(++this.#made, listener)
    const key = this.#made
    return () => this.#listeners.delete(key)
  }

  // What happens

  send(user, { clientId, conversation, text, read = 0 }, hiddenFrom) {
    const room = this.conversations.get(conversation)
    const known = room.rows.find(row => row.clientId === clientId && row.author === user)
    if (known) return ack(room, known, true)
    if (read) this.mark(user, { conversation, delivered: read, read })
    const seq = room.rows.length + 1
    const row = { seq, version: ++room.version, author: user, clientId, at: new Date(this.#time.now()).toISOString(), text, first: text, hiddenFrom }
    const others = room.rows.filter(earlier => earlier.author !== user && shows(earlier, user)).at(-1)?.seq ?? 0
    room.rows.push(row)
    const mine = room.marks.get(user)
    room.marks.set(user, merge(mine, { delivered: seq, read: others <= mine.read ? seq : 0 }))
    this.#publish(room, room.version - 1)
    return ack(room, row, false)
  }

  /** Some things happen at once and are told in one frame. */
  amend(conversation, changes) {
    const room = this.conversations.get(conversation)
    const after = room.version
    for (const change of changes) {
      const row = room.rows[change.seq - 1]
      if (!row || row.deleted) continue
      row.version = ++room.version
      if (change.text) Object.assign(row, { text: change.text, edited: true })
      else if (change.emoji) row.reactions = reacted(row.reactions, change.user, change.emoji)
      else Object.assign(row, { text: undefined, deleted: true, reactions: undefined })
    }
    if (room.version > after) this.#publish(room, after)
  }

  /** Somebody edits, deletes or reacts; answers an acknowledgement, or what is wrong. */
  change(user, { type, id, conversation, seq, text, emoji }) {
    const room = this.conversations.get(conversation)
    const row = room.rows[seq - 1]
    if (!row || !shows(row, user)) return problem(id, "not_found")
    if (type === "react" ? row.deleted : row.author !== user || (type === "edit" && row.deleted)) return problem(id, "not_allowed")
    const after = room.version
    if (type === "delete" && !row.deleted) Object.assign(row, { text: undefined, deleted: true, reactions: undefined, version: ++room.version })
    else if (type === "edit" && row.text !== text) Object.assign(row, { text, edited: true, version: ++room.version })
    else if (type === "react") Object.assign(row, { reactions: reacted(row.reactions, user, emoji), version: ++room.version })
    if (room.version > after) this.#publish(room, after)
    return { type: "ack", id, conversation, seq, version: row.version, at: row.at }
  }

  // What is somebody's own

  own(user) {
    if (!this.#own.has(user)) this.#own.set(user, { version: 0, rows: new Map() })
    return this.#own.get(user)
  }

  arrange(user, { type, id, conversation, ...changes }) {
    const own = this.own(user)
    const after = own.version
    own.rows.set(conversation, { ...own.rows.get(conversation), conversation, ...changes, version: ++own.version })
    this.#tell([user], () => ({ type: "self", ...this.arranged(user, after) }))
    return { type: "ack", id, conversation, self: own.version }
  }

  arranged(user, after) {
    const { version, rows } = this.own(user)
    return structuredClone({ after, version, conversations: [...rows.values()].filter(row => row.version > after) })
  }

  mark(user, { conversation, delivered = 0, read = 0 }) {
    const room = this.conversations.get(conversation)
    const before = room.marks.get(user)
    const clamped = { delivered: Math.min(delivered, room.rows.length), read: Math.min(read, room.rows.length) }
    const after = merge(before, clamped)
    room.marks.set(user, after)
    if (after.delivered === before.delivered && after.read === before.read) return
    const to = room.kind === "direct" ? room.members : [user]
    this.#tell(to, () => ({ type: "mark", conversation, user, ...after }))
  }

  // Who may see only some of a change is told nothing, and finds the gap.
  #publish(room, after) {
    const changed = room.rows.filter(row => row.version > after)
    const to = room.members.filter(member => changed.every(row => shows(row, member)))
    this.#tell(to, member => ({ type: "changes", ...this.#change(room, after, member) }))
  }

  #tell(to, frame) {
    for (const { user, tell } of this.#listeners.values()) if (to.includes(user)) tell(frame(user))
  }

  // What is read

  heads(user) {
    return [...this.conversations.values()].filter(room => room.members.includes(user) && room.rows.length > 0).map(room => this.head(room.id, user))
  }

  head(id, user) {
    const room = this.conversations.get(id)
    const seen = room.rows.filter(row => shows(row, user))
    const mine = room.marks.get(user)
    const others = room.members.filter(member => member !== user).map(member => room.marks.get(member))
    const last = seen.at(-1)
    return {
      id, kind: room.kind, title: id, seq: room.rows.length, version: room.version, mine: { ...mine },
      ...(room.kind === "direct" && { members: room.members.map(member => ({ id: member, username: member, displayName: member })) }),
      unread: Math.min(100, seen.filter(row => row.author !== user && !row.deleted && row.seq > mine.read).length),
      others: { delivered: Math.min(...others.map(({ delivered }) => delivered)), read: Math.min(...others.map(({ read }) => read)) },
      ...(last && { lastMessage: told(last, user, false) }),
      activity: last?.at ?? "2026-11-22T00:00:00Z",
    }
  }

  page(id, user, { before = Infinity, limit = 50 }) {
    const room = this.conversations.get(id)
    const seen = this.log(id, user).filter(({ seq }) => seq < before)
    const size = Math.min(limit, LATEST)
    return { conversation: id, version: room.version, messages: seen.slice(-size), more: seen.length > size }
  }

  since(id, user, after) {
    const room = this.conversations.get(id)
    const change = this.#change(room, after, user)
    return change.messages.length > RESET_PAST ? { ...change, messages: [], reset: true } : change
  }

  #change(room, after, user) {
    const messages = room.rows.filter(row => row.version > after && shows(row, user)).sort((one, other) => one.version - other.version)
    return { conversation: room.id, after, version: room.version, seq: room.rows.length, messages: messages.map(row => told(row, user)) }
  }

  /** The log as somebody may see it. */
  log(id, user) {
    return this.conversations.get(id).rows.filter(row => shows(row, user)).map(row => told(row, user))
  }

  // Disaster

  backup() {
    return structuredClone([...this.conversations])
  }

  /** The past is back, and says so. */
  restore(backup) {
    this.conversations = new Map(structuredClone(backup))
    this.history = `h${++this.#made}`
    this.#listeners.clear()
  }
}

const problem = (id, code) => ({ type: "error", id, code, detail: code })

function reacted(reactions = [], user, emoji) {
  const others = reactions.filter(reaction => reaction.user !== user)
  const all = emoji ? [...others, { user, emoji }] : others
  return all.length ? all : undefined
}

const shows = (row, user) => row.hiddenFrom !== user

function told({ hiddenFrom, first, clientId, ...row }, user, whole = true) {
  return JSON.parse(JSON.stringify({ ...row, clientId: whole && row.author === user ? clientId : undefined, reactions: whole ? row.reactions : undefined }))
}

const ack = (room, row, duplicate) => ({ type: "ack", clientId: row.clientId, conversation: room.id, seq: row.seq, version: row.version, at: row.at, duplicate })

function merge(one, other) {
  const read = Math.max(one.read, other.read)
  return { delivered: Math.max(one.delivered, other.delivered, read), read }
}
