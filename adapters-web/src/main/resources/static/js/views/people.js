import { arrange, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"

/** The directory: searched as one types, and whoever registers appears in it by themselves. */
export class PeopleView {
  #client
  #api
  #root
  #list
  #open
  #shown = new Map()
  #query = ""
  #asked = 0
  #more = ""

  constructor(client, api, root, open) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#list = part(root, "people")
    this.#open = open
    this.#query = part(root, "find").elements.query.value
    for (const row of this.#list.children) this.#take(row)
    part(root, "find").addEventListener("input", () => this.load())
    part(root, "find").addEventListener("submit", event => { event.preventDefault(); this.load() })
    part(root, "more-people").addEventListener("click", event => { event.preventDefault(); this.load(true) })
    this.#list.addEventListener("submit", event => this.#chosen(event))
  }

  /** Who is on screen. */
  get shown() {
    return this.#list.offsetParent ? [...this.#shown.keys()] : []
  }

  // What the server drew is taken over.
  #take(row) {
    const username = part(row, "username").textContent.slice(1)
    this.#shown.set(row.dataset.id, { id: row.dataset.id, username, displayName: part(row, "name").textContent })
  }

  /** Asks for the people whose name holds what was typed; `further` goes on where the list ends. */
  async load(further = false) {
    this.#query = part(this.#root, "find").elements.query.value.trim()
    const asked = ++this.#asked
    const answer = await this.#api.people(this.#query, further ? this.#more : "").catch(() => null)
    if (!answer || asked !== this.#asked) return
    if (!further) this.#shown.clear()
    for (const user of answer.users) this.#shown.set(user.id, user)
    this.#client.know(answer.users)
    this.#more = answer.users.at(-1)?.username ?? ""
    show(part(this.#root, "more-people"), Boolean(answer.more))
    this.draw()
  }

  /** Somebody has registered, is called otherwise, or is gone for good. */
  joined(user) {
    if (user.deleted) this.#shown.delete(user.id)
    else if (user.id === this.#client.me || !matches(user, this.#query)) return
    else this.#shown.set(user.id, user)
    this.draw()
  }

  draw() {
    const held = new Map([...this.#list.children].map(row => [row.dataset.id, row]))
    const users = [...this.#shown.values()].filter(user => user.id !== this.#client.me).sort(byUsername)
    arrange(this.#list, users.map(user => this.#row(user, held.get(user.id))))
    say(part(this.#root, "sought"), this.#query)
    show(part(this.#root, "nobody"), users.length === 0)
  }

  #row(user, held) {
    const row = held ?? fresh("t-person")
    row.dataset.id = user.id
    row.firstElementChild.action = `/people/${user.id}`
    const avatar = part(row, "avatar")
    face(avatar, faceOf(user.id, user.displayName, user.avatar))
    avatar.toggleAttribute("data-online", Boolean(this.#client.company.presence(user.id)?.online))
    say(part(row, "name"), user.displayName)
    say(part(row, "username"), `@${user.username}`)
    return row
  }

  async #chosen(event) {
    event.preventDefault()
    const id = event.target.closest("[data-id]").dataset.id
    const known = this.#client.conversations.with(id)
    if (known) return this.#open(known.id)
    try {
      const head = await this.#api.direct(id)
      this.#client.meet(head)
      this.#open(head.id)
    } catch (problem) {
      this.#client.dispatchEvent(new CustomEvent("problem", { detail: problem }))
    }
  }
}

// As the server's pages are in order: by code point of what is compared.
function byUsername(one, other) {
  const [first, second] = [one, other].map(({ username }) => username.normalize("NFKC").toLowerCase())
  return first < second ? -1 : first > second ? 1 : 0
}

function matches(user, query) {
  const fold = text => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase()
  return fold(`${user.username}\n${user.displayName}`).includes(fold(query))
}
