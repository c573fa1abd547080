import { arrange, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { phrase } from "../helpers/phrases.js"
import { whenOf } from "../helpers/time.js"
import { written } from "../helpers/words.js"
import { otherOf } from "../models/conversations.js"

const PAGE = 30

/** Messages to which I gave a star, the last first; each leads to its place. */
export class StarsView {
  #client
  #api
  #root
  #list
  #rows = new Map()
  #stars = []
  #next = null
  #asked = 0

  constructor(client, api, root) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#list = part(root, "stars")
    part(root, "more-stars").addEventListener("click", event => { event.preventDefault(); this.load(true) })
  }

  /** `further` goes on where the list ends. */
  async load(further = false) {
    const asked = ++this.#asked
    const answer = await this.#api.stars({ limit: PAGE, before: further ? this.#next : undefined }).catch(() => null)
    if (!answer || asked !== this.#asked) return
    await this.#know(answer.messages)
    if (asked !== this.#asked) return
    this.#stars = further ? [...this.#stars, ...answer.messages] : answer.messages
    this.#next = answer.next
    this.draw()
  }

  // What was removed from the list may hold a star behind what was cleared.
  #know(messages) {
    const unknown = new Set(messages.map(({ conversation }) => conversation).filter(id => !this.#client.conversations.get(id)))
    return Promise.all([...unknown].map(id => this.#api.head(id).then(head => this.#client.meet(head)).catch(() => {})))
  }

  draw() {
    arrange(this.#list, this.#stars.map(star => this.#row(star)))
    show(part(this.#root, "no-stars"), this.#stars.length === 0)
    show(part(this.#root, "more-stars"), Boolean(this.#next))
  }

  #row({ conversation, message }) {
    const key = `${conversation} ${message.seq}`
    const row = this.#rows.get(key) ?? fresh("t-star")
    this.#rows.set(key, row)
    const head = this.#client.conversations.get(conversation)
    const mine = message.author === this.#client.me
    const title = head?.title ?? phrase("stars.a-chat")
    row.firstElementChild.href = `/chat/${conversation}/at/${message.seq}`
    face(part(row, "avatar"), faceOf((head && otherOf(head, this.#client.me)?.id) ?? conversation, title))
    say(part(row, "name"), title)
    const time = part(row, "time")
    time.dateTime = message.at
    say(time, whenOf(message.at))
    say(part(row, "who"), mine ? phrase("stars.mine") : head?.kind === "group" ? `${this.#client.nameOf(message.author)}: ` : "")
    say(part(row, "preview"), written(message))
    return row
  }
}
