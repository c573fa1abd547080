import { arrange, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { calledIn, offered } from "../models/calls.js"

/** Offers the members of a group while one types `@`: arrows choose, Enter or Tab takes, Esc leaves. `people()` are `{ id, name }`. */
export class Calling {
  #words
  #people
  #list
  #chosen = new Map()
  #offer = []
  #at = 0

  constructor(words, people) {
    this.#words = words
    this.#people = people
    this.#list = fresh("t-calling")
    words.parentElement.prepend(this.#list)
    words.setAttribute("aria-autocomplete", "list")
    words.setAttribute("aria-controls", this.#list.id)
    for (const type of ["input", "click"]) words.addEventListener(type, () => this.#look())
    words.addEventListener("blur", () => this.#close())
    this.#list.addEventListener("pointerdown", event => {
      event.preventDefault()
      const option = event.target.closest("[role=option]")
      if (option) this.#take(this.#offer.find(({ id }) => id === option.dataset.id))
    })
  }

  /** Who is called in a text. */
  called(text) {
    return calledIn(text, this.#people(), this.#chosen)
  }

  /** Whether a key was meant for the list. */
  key({ key }) {
    if (this.#list.hidden) return false
    if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1)
    else if (key === "Enter" || key === "Tab") this.#take(this.#offer[this.#at])
    else if (key === "Escape") this.#close()
    else return false
    return true
  }

  #look() {
    const { value, selectionStart } = this.#words
    this.#offer = offered(value.slice(0, selectionStart), this.#people())
    this.#at = 0
    this.#draw()
  }

  #move(step) {
    this.#at = (this.#at + step + this.#offer.length) % this.#offer.length
    this.#draw()
  }

  #draw() {
    const held = new Map([...this.#list.children].map(option => [option.dataset.id, option]))
    arrange(this.#list, this.#offer.map(({ id, name }, at) => {
      const option = held.get(id) ?? fresh("t-called")
      option.dataset.id = id
      option.id = `called-${id}`
      option.setAttribute("aria-selected", at === this.#at)
      face(part(option, "avatar"), faceOf(id, name))
      say(part(option, "name"), name)
      return option
    }))
    show(this.#list, this.#offer.length > 0)
    if (this.#offer.length) this.#words.setAttribute("aria-activedescendant", `called-${this.#offer[this.#at].id}`)
    else this.#words.removeAttribute("aria-activedescendant")
  }

  #close() {
    this.#offer = []
    this.#draw()
  }

  #take({ id, name }) {
    const { value, selectionStart } = this.#words
    const from = value.lastIndexOf("@", selectionStart - 1)
    this.#chosen.set(name, id)
    this.#words.setRangeText(`@${name} `, from, selectionStart, "end")
    this.#close()
    this.#words.dispatchEvent(new Event("input", { bubbles: true }))
  }
}
