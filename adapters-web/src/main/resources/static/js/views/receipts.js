import { arrange, contents, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { whenOf } from "../helpers/time.js"
import { traces } from "../models/traces.js"

const AT_MOST_EVERY = 1_000

/** Whom a message of mine has reached, and who has read it; asked for again when somebody comes further. */
export class ReceiptsView {
  #client
  #api
  #root
  #id
  #seq
  #receipts = []
  #reached = ""
  #timer = null

  constructor({ client, api, root, place }) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#id = place.chat
    this.#seq = place.seq
    root.replaceChildren(contents("t-traces"))
    this.#load()
    this.draw()
  }

  async #load() {
    const answer = await this.#api.receipts(this.#id, this.#seq).catch(() => null)
    if (!answer) return
    this.#receipts = answer.receipts
    this.#fill()
  }

  draw() {
    const { others } = this.#client.conversations.get(this.#id) ?? {}
    const message = this.#client.timeline(this.#id)?.message(this.#seq)
    if (message) {
      say(part(this.#root, "text"), message.text ?? "")
      part(this.#root, "time").dateTime = message.at
      say(part(this.#root, "time"), whenOf(message.at))
    }
    const reached = JSON.stringify([others, this.#client.timeline(this.#id)?.version])
    if (reached !== this.#reached) this.#timer ??= setTimeout(() => { this.#timer = null; this.#load() }, this.#reached ? AT_MOST_EVERY : 0)
    this.#reached = reached
    this.#fill()
  }

  #fill() {
    for (const [state, users] of Object.entries(traces(this.#receipts))) {
      const section = part(this.#root, state)
      const list = section.lastElementChild
      const held = new Map([...list.children].map(row => [row.dataset.id, row]))
      const named = users.map(id => ({ id, name: this.#client.nameOf(id) })).sort((one, other) => (one.name < other.name ? -1 : 1))
      arrange(list, named.map(person => fill(held.get(person.id) ?? fresh("t-trace"), person)))
      show(section, users.length > 0)
    }
  }

  stop() {
    clearTimeout(this.#timer)
  }
}

function fill(row, { id, name }) {
  row.dataset.id = id
  face(part(row, "avatar"), faceOf(id, name))
  say(part(row, "name"), name)
  return row
}
