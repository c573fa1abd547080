import { part } from "../helpers/dom.js"

/** Where one writes. Enter sends, Shift+Enter breaks, an input method's Enter does neither. What is written and not sent stays with its chat. */
export class Composer {
  #words
  #drafts
  #id
  #write

  constructor(form, id, drafts, write) {
    this.#words = part(form, "words")
    this.#id = id
    this.#drafts = drafts
    this.#write = write
    this.#words.value = drafts.get(id) ?? this.#words.value
    form.addEventListener("submit", event => { event.preventDefault(); this.#send() })
    this.#words.addEventListener("keydown", event => this.#key(event))
    this.#words.addEventListener("input", () => this.#input())
    this.#grow()
  }

  focus() {
    this.#words.focus()
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229 || event.key !== "Enter" || event.shiftKey) return
    event.preventDefault()
    this.#send()
  }

  #input() {
    this.#drafts.set(this.#id, this.#words.value)
    this.#grow()
  }

  #send() {
    const text = this.#words.value.trim()
    if (!text) return
    this.#words.value = ""
    this.#drafts.delete(this.#id)
    this.#grow()
    this.#write(text)
  }

  // For browsers without `field-sizing`.
  #grow() {
    if (CSS.supports("field-sizing", "content")) return
    this.#words.style.blockSize = "auto"
    this.#words.style.blockSize = `${this.#words.scrollHeight}px`
  }
}
