const MANY = 100

/** My conversation list: a head for each conversation, newest activity first. */
export class Conversations {
  #heads = new Map()
  #me

  constructor(me) {
    this.#me = me
  }

  get(id) {
    return this.#heads.get(id)
  }

  /** The direct conversation with somebody, if there is one. */
  with(user) {
    return [...this.#heads.values()].find(head => head.kind === "direct" && head.members?.some(member => member.id === user))
  }

  get sorted() {
    return [...this.#heads.values()].sort((one, other) =>
      (other.self?.pinned ?? false) - (one.self?.pinned ?? false)
      || other.activity.localeCompare(one.activity) || other.id.localeCompare(one.id))
  }

  /** How many conversations have something new for me, for the window's title. */
  get unread() {
    return this.sorted.filter(head => (head.unread > 0 || head.self?.unread) && !head.self?.archived && !this.muted(head)).length
  }

  muted(head, now = new Date()) {
    return Boolean(head.self?.mutedUntil) && new Date(head.self.mutedUntil) > now
  }

  /** A head from the server, which knows best but may be slower than the changes that came after it was read. */
  adopt(head) {
    const held = this.#heads.get(head.id)
    if (held && held.version > head.version) return false
    this.#heads.set(head.id, { ...held, ...head, mine: merge(held?.mine, head.mine), others: merge(held?.others, head.others) })
    return true
  }

  /** A change that was applied; false if the conversation isn't in the list, and its head has to be asked for. */
  change({ conversation, version, seq, messages = [], properties, activity }) {
    const head = this.#heads.get(conversation)
    if (!head) return false
    if (version <= head.version) return true
    const fresh = messages.filter(message => message.seq > head.seq)
    const last = messages.findLast?.(message => message.seq >= (head.lastMessage?.seq ?? 0))
    head.version = version
    head.seq = Math.max(head.seq, seq)
    if (last) head.lastMessage = last
    if (fresh.length) head.activity = fresh.at(-1).at
    if (activity) head.activity = activity
    if (properties) head.title = properties.title
    for (const message of messages) this.#count(head, message, fresh.includes(message))
    return true
  }

  #count(head, message, fresh) {
    if (message.author === this.#me || message.event) {
      if (fresh && message.author === this.#me) head.mine = merge(head.mine, { delivered: message.seq, read: 0 })
      return
    }
    if (message.seq <= head.mine.read) return
    if (fresh && !message.deleted) head.unread = Math.min(MANY, head.unread + 1)
    if (!fresh && message.deleted) head.unread = Math.max(0, head.unread - 1)
  }

  /** Somebody has come further; `held` are the messages of that conversation that this client knows. */
  mark({ conversation, user, delivered, read, others }, held = []) {
    const head = this.#heads.get(conversation)
    if (!head) return false
    if (others) head.others = merge(head.others, others)
    if (user === this.#me) {
      head.mine = merge(head.mine, { delivered, read })
      head.unread = this.#recount(head, held)
    } else if (user && head.kind === "direct") head.others = merge(head.others, { delivered, read })
    return true
  }

  /** I have seen everything up to `read`. */
  see(conversation, read, held = []) {
    return this.mark({ conversation, user: this.#me, delivered: read, read }, held)
  }

  #recount(head, held) {
    if (head.mine.read >= head.seq) return 0
    const after = held.filter(message =>
      message.seq > head.mine.read && message.author !== this.#me && !message.event && !message.deleted)
    const whole = held.length > 0 && held[0].seq <= head.mine.read + 1
    return whole ? Math.min(MANY, after.length) : Math.min(head.unread, head.seq - head.mine.read)
  }

  /** What I arranged for myself. */
  arrange(self) {
    const head = this.#heads.get(self.conversation)
    if (head && (head.self?.version ?? 0) <= self.version) head.self = self
    return Boolean(head)
  }
}

function merge(one = { delivered: 0, read: 0 }, other = { delivered: 0, read: 0 }) {
  const read = Math.max(one.read, other.read)
  return { delivered: Math.max(one.delivered, other.delivered, read), read }
}
