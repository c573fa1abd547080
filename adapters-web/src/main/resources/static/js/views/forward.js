import { arrange, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { phrase } from "../helpers/phrases.js"
import { written } from "../helpers/words.js"
import { otherOf } from "../models/conversations.js"

const MOST = 5

/** Asks where a message shall be passed on to: chats of mine, newest first, and people one looks for. Resolves to the chosen chats; none if one thinks better of it. */
export function whereTo({ client, api, message }) {
  return new Promise(resolve => new Forward({ client, api, message, resolve }))
}

class Forward {
  #client
  #api
  #dialog = fresh("t-forward")
  #chosen = new Map()
  #people = []
  #asked = 0

  constructor({ client, api, message, resolve }) {
    this.#client = client
    this.#api = api
    const dialog = this.#dialog
    say(part(dialog, "forward-text"), written(message))
    document.body.append(dialog)
    part(dialog, "forward-query").addEventListener("input", () => this.#seek())
    dialog.addEventListener("change", ({ target }) => target.name === "place" && this.#tick(target))
    dialog.addEventListener("click", event => event.target === dialog && dialog.close())
    dialog.addEventListener("close", async () => {
      const sent = dialog.returnValue === "yes"
      dialog.remove()
      resolve(sent ? await Promise.all([...this.#chosen.values()].map(place => place.open())) : [])
    })
    this.#draw()
    dialog.showModal()
  }

  get #query() {
    return part(this.#dialog, "forward-query").value.trim()
  }

  async #seek() {
    const asked = ++this.#asked
    this.#draw()
    const answer = this.#query ? await this.#api.people(this.#query, "").catch(() => null) : { users: [] }
    if (!answer || asked !== this.#asked) return
    this.#client.know(answer.users)
    this.#people = answer.users
    this.#draw()
  }

  get #places() {
    const { me, conversations, blocks } = this.#client
    const sought = this.#query.toLocaleLowerCase()
    const chats = conversations.sorted
      .filter(head => head.active !== false && !blocks.has(otherOf(head, me)?.id) && head.title.toLocaleLowerCase().includes(sought))
      .filter(head => !otherOf(head, me)?.deleted)
      .map(head => ({ id: head.id, face: otherOf(head, me)?.id ?? head.id, name: head.title, open: () => head.id }))
    const others = this.#people
      .filter(({ id }) => id !== me && !conversations.with(id))
      .map(({ id, displayName }) => ({ id, face: id, name: displayName, open: async () => {
        const head = await this.#api.direct(id)
        this.#client.meet(head)
        return head.id
      } }))
    const found = [...chats, ...others]
    return [...[...this.#chosen.values()].filter(place => !found.some(({ id }) => id === place.id)), ...found]
  }

  #draw() {
    const places = this.#places
    const list = part(this.#dialog, "forward-places")
    const held = new Map([...list.children].map(row => [row.dataset.id, row]))
    const full = this.#chosen.size >= MOST
    arrange(list, places.map(place => {
      const row = held.get(place.id) ?? fresh("t-place")
      const box = row.querySelector("input")
      row.dataset.id = box.value = place.id
      box.checked = this.#chosen.has(place.id)
      box.disabled = full && !box.checked
      face(part(row, "avatar"), faceOf(place.face, place.name))
      say(part(row, "name"), place.name)
      return row
    }))
    show(part(this.#dialog, "forward-nobody"), places.length === 0)
    show(part(this.#dialog, "forward-full"), full)
    part(this.#dialog, "forward-send").disabled = this.#chosen.size === 0
  }

  #tick({ value, checked }) {
    if (checked) this.#chosen.set(value, this.#places.find(({ id }) => id === value))
    else this.#chosen.delete(value)
    this.#draw()
  }
}

/** What came of it, in a few words. */
export const forwardedTo = count => phrase("forward.done", { count })
