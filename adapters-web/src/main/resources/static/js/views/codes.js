import { allEmoji } from "../helpers/emoji.js"
import { fresh, show } from "../helpers/dom.js"
import { codeIn } from "../models/emoji.js"

/** Offers emoji while one types `:te`: arrows choose, Enter or Tab takes, Esc leaves; `:tea:` is one at once. */
export class Codes {
  #words
  #list = fresh("t-codes")
  #offer = []
  #at = 0

  constructor(words) {
    this.#words = words
    words.parentElement.prepend(this.#list)
    for (const type of ["input", "click"]) words.addEventListener(type, event => event.isComposing || this.#look())
    words.addEventListener("blur", () => this.#close())
    this.#list.addEventListener("pointerdown", event => {
      event.preventDefault()
      const at = [...this.#list.children].indexOf(event.target.closest("[role=option]"))
      if (at >= 0) this.#take(this.#offer[at])
    })
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

  get #begun() {
    const { value, selectionStart } = this.#words
    return codeIn(value.slice(0, selectionStart))
  }

  async #look() {
    if (!this.#begun) return this.#close()
    const emoji = await allEmoji().catch(() => null)
    const begun = this.#begun
    if (!emoji || !begun) return this.#close()
    const called = begun.whole && emoji.called(begun.code)
    if (called) return this.#take(called)
    this.#offer = begun.whole ? [] : emoji.offer(begun.code)
    this.#at = 0
    this.#draw()
  }

  #move(step) {
    this.#at = (this.#at + step + this.#offer.length) % this.#offer.length
    this.#draw()
  }

  #draw() {
    this.#list.replaceChildren(...this.#offer.map(({ emoji, codes }, at) => {
      const option = document.createElement("span")
      option.id = `code-${at}`
      option.setAttribute("role", "option")
      option.setAttribute("aria-selected", at === this.#at)
      option.append(emoji, ` :${codes[0]}:`)
      return option
    }))
    show(this.#list, this.#offer.length > 0)
    if (this.#offer.length) this.#words.setAttribute("aria-activedescendant", `code-${this.#at}`)
    else if (this.#words.getAttribute("aria-activedescendant")?.startsWith("code-")) this.#words.removeAttribute("aria-activedescendant")
  }

  #close() {
    this.#offer = []
    this.#draw()
  }

  #take({ emoji }) {
    const { from } = this.#begun
    this.#words.setRangeText(`${emoji} `, from, this.#words.selectionStart, "end")
    this.#close()
    this.#words.dispatchEvent(new Event("input", { bubbles: true }))
  }
}
