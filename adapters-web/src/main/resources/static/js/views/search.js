import { arrange, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { phrase } from "../helpers/phrases.js"
import { whenOf } from "../helpers/time.js"
import { otherOf } from "../models/conversations.js"
import { excerpt } from "../models/excerpt.js"

const PAGE = 30
// While somebody types on, nothing is asked.
const PAUSE = 150

/** Chats, people and messages, found as one types; each leads to its place. */
export class SearchView {
  #client
  #api
  #root
  #field
  #go
  #filters
  #asked = 0
  #pause = 0
  #query = ""
  #sought = false
  #found = nothing()

  constructor({ client, api, root, go }) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#go = go
    this.#field = part(root, "seek")
    this.#filters = { kind: part(root, "by-kind"), conversation: part(root, "by-chat"), author: part(root, "by-author") }
    for (const filter of Object.values(this.#filters)) filter.addEventListener("change", () => this.load())
    this.#field.addEventListener("input", () => this.#soon())
    this.#field.form.addEventListener("submit", event => { event.preventDefault(); this.load() })
    part(root, "more-found").addEventListener("click", event => { event.preventDefault(); this.load(true) })
    this.#field.closest(".list-pane").addEventListener("keydown", event => this.#key(event))
    part(root, "found-people").addEventListener("submit", event => this.#chosen(event))
  }

  /** The pane has come to the front; `within` is the chat that is to be searched, empty for all of them. */
  start(within) {
    const heads = this.#client.conversations.sorted
    const others = heads.map(head => otherOf(head, this.#client.me)).filter(Boolean)
    const chosen = { ...this.#chosenFilters, ...(within === undefined ? {} : { conversation: within }) }
    offer(this.#filters.conversation, heads.map(({ id, title }) => [id, title]), chosen.conversation)
    offer(this.#filters.author, [[this.#client.me, phrase("nav.you")], ...others.map(({ id, displayName }) => [id, displayName])], chosen.author)
    this.#field.focus()
    this.#field.select()
    this.load()
  }

  get #chosenFilters() {
    return Object.fromEntries(Object.entries(this.#filters).map(([name, { value }]) => [name, value]))
  }

  #soon() {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.load(), PAUSE)
  }

  /** `further` goes on where the messages end. */
  async load(further = false) {
    clearTimeout(this.#pause)
    const asked = ++this.#asked
    const query = this.#field.value.trim()
    const { kind, conversation, author } = this.#chosenFilters
    const asks = query || kind || author
    const answer = asks ? await this.#api.search({ query, kind, conversation, author, limit: PAGE, before: further ? this.#found.next : "" }).catch(() => null) : nothing()
    if (!answer || asked !== this.#asked) return
    await this.#know(answer)
    if (asked !== this.#asked) return
    this.#query = query
    this.#sought = Boolean(asks)
    this.#found = further ? { ...this.#found, messages: [...this.#found.messages, ...answer.messages], next: answer.next } : { ...nothing(), ...answer }
    this.draw()
  }

  // What was removed from the list may still be found.
  #know({ messages, users = [] }) {
    this.#client.know(users)
    const unknown = new Set(messages.map(({ conversation }) => conversation).filter(id => !this.#client.conversations.get(id)))
    return Promise.all([...unknown].map(id => this.#api.head(id).then(head => this.#client.meet(head)).catch(() => {})))
  }

  draw() {
    const { conversations, messages, next } = this.#found
    const users = this.#found.users.filter(user => user.id !== this.#client.me)
    this.#list("found-chats", conversations.map(head => this.#row(head, `/chat/${head.id}`, head.activity, "", head.lastMessage?.text ?? "")))
    this.#list("found-people", users.map(user => this.#person(user)))
    this.#list("found-messages", messages.map(hit => this.#message(hit)))
    show(part(this.#root, "found-nothing"), conversations.length + users.length + messages.length === 0)
    say(part(this.#root, "nothing-title"), this.#sought ? phrase("search.nothing") : phrase("search.begin"))
    say(part(this.#root, "nothing-hint"), this.#sought ? phrase("search.nothing-hint") : phrase("search.begin-hint"))
    show(part(this.#root, "more-found"), Boolean(next))
  }

  #list(name, rows) {
    arrange(part(this.#root, name), rows)
    show(part(this.#root, `${name}-title`), rows.length > 0)
  }

  #message({ conversation, message }) {
    const head = this.#client.conversations.get(conversation)
    const mine = message.author === this.#client.me
    const who = mine ? phrase("stars.mine") : head?.kind === "group" ? phrase("row.who", { name: this.#client.nameOf(message.author) }) : ""
    return this.#row(head ?? { id: conversation }, `/chat/${conversation}/at/${message.seq}`, message.at, who, message.text ?? "")
  }

  #row(head, path, at, who, text) {
    const row = fresh("t-star")
    const title = head.title ?? phrase("stars.a-chat")
    row.firstElementChild.href = path
    face(part(row, "avatar"), faceOf((head.members && otherOf(head, this.#client.me)?.id) ?? head.id, title))
    this.#mark(part(row, "name"), title)
    const time = part(row, "time")
    if (at) time.dateTime = at
    say(time, at ? whenOf(at) : "")
    say(part(row, "who"), who)
    this.#mark(part(row, "preview"), text)
    return row
  }

  #person(user) {
    const row = fresh("t-person")
    row.dataset.id = user.id
    row.firstElementChild.action = `/people/${user.id}`
    face(part(row, "avatar"), faceOf(user.id, user.displayName, user.avatar))
    this.#mark(part(row, "name"), user.displayName)
    this.#mark(part(row, "username"), `@${user.username}`)
    return row
  }

  #mark(element, text) {
    element.replaceChildren(...excerpt(text, this.#query).map(run => {
      if (!run.hit) return document.createTextNode(run.text)
      const mark = document.createElement("mark")
      mark.textContent = run.text
      return mark
    }))
  }

  #key(event) {
    if (event.key === "Escape") return this.#leave(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.isComposing) return
    const stops = [this.#field, ...part(this.#root, "found").querySelectorAll(".row")]
    const at = stops.indexOf(document.activeElement)
    if (at < 0) return
    event.preventDefault()
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus()
  }

  #leave(event) {
    event.preventDefault()
    if (!this.#field.value) return this.#go("/")
    this.#field.value = ""
    this.#field.focus()
    this.load()
  }

  async #chosen(event) {
    event.preventDefault()
    const id = event.target.closest("[data-id]").dataset.id
    const known = this.#client.conversations.with(id)
    if (known) return this.#go(`/chat/${known.id}`)
    try {
      const head = await this.#api.direct(id)
      this.#client.meet(head)
      this.#go(`/chat/${head.id}`)
    } catch (problem) {
      this.#client.dispatchEvent(new CustomEvent("problem", { detail: problem }))
    }
  }
}

function offer(select, choices, chosen) {
  const options = choices.map(([value, text]) => {
    const option = document.createElement("option")
    option.value = value
    option.textContent = text
    return option
  })
  select.replaceChildren(select.firstElementChild, ...options)
  select.value = chosen
  if (select.selectedIndex < 0) select.value = ""
}

const nothing = () => ({ conversations: [], users: [], messages: [], next: null })
