const KEY = "sohbet-notices"
const USUAL = { sound: true, shown: false, preview: true }
const ANSWER = 120

/** How this device wants to be told of messages: `sound`, `shown` (as notifications of the system) and `preview` (with their beginning). */
export class Manner {
  #storage

  constructor(storage) {
    this.#storage = storage
  }

  get now() {
    try {
      return { ...USUAL, ...JSON.parse(this.#storage.getItem(KEY) ?? "{}") }
    } catch {
      return USUAL
    }
  }

  become(changes) {
    this.#storage.setItem(KEY, JSON.stringify({ ...this.now, ...changes }))
  }
}

/**
 * Of what has come, what is worth a notice, once for all tabs of a browser: the tab that leads asks the others whether one of them shows the chat to somebody
 * right now. `channel` as in [SharedConnection], null where there are no other tabs; `sees(id)` says so of this tab; `tell(id, message)` gives the notice.
 */
export class Notices {
  #client
  #leads
  #channel
  #sees
  #tell
  #timers
  #asked = new Map()

  constructor({ client, leads, channel, sees, tell, timers = globalThis }) {
    this.#client = client
    this.#leads = leads
    this.#channel = channel
    this.#sees = sees
    this.#tell = tell
    this.#timers = timers
    client.addEventListener("arrived", ({ detail }) => this.#arrived(detail))
    channel?.hear(({ who, seen }) => {
      if (who && this.#sees(who)) channel.post({ seen: who })
      if (seen) this.#drop(seen)
    })
  }

  #arrived({ conversation, messages }) {
    const { conversations } = this.#client
    if (!this.#leads() || conversations.muted(conversation) || conversations.archived(conversation) || this.#sees(conversation)) return
    const read = conversations.get(conversation)?.mine.read ?? 0
    const last = messages.filter(({ seq }) => seq > read).at(-1)
    if (!last) return
    this.#drop(conversation)
    if (!this.#channel) return this.#tell(conversation, last)
    this.#asked.set(conversation, this.#timers.setTimeout(() => {
      this.#asked.delete(conversation)
      this.#tell(conversation, last)
    }, ANSWER))
    this.#channel.post({ who: conversation })
  }

  #drop(conversation) {
    this.#timers.clearTimeout(this.#asked.get(conversation))
    this.#asked.delete(conversation)
  }
}
