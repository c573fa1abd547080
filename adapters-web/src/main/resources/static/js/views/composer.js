import { part, say, show } from "../helpers/dom.js"

const TYPING_EVERY = 3_000

/** Where one writes. Enter sends, Shift+Enter breaks, an input method's Enter does neither; ↑ edits the last message, Esc stops. */
export class Composer {
  #form
  #words
  #act
  #drafts
  #id
  #editing = null
  #typed = 0

  constructor(form, id, drafts, act) {
    this.#form = form
    this.#words = part(form, "words")
    this.#id = id
    this.#drafts = drafts
    this.#act = act
    this.#words.value = drafts.get(id) ?? this.#words.value
    form.addEventListener("submit", event => { event.preventDefault(); this.#send() })
    this.#words.addEventListener("keydown", event => this.#key(event))
    this.#words.addEventListener("input", () => this.#input())
    this.#words.addEventListener("blur", () => this.#stopTyping())
    part(form, "stop-editing").addEventListener("click", () => this.stopEditing())
    this.#grow()
  }

  focus() {
    this.#words.focus()
  }

  edit(message) {
    this.#editing = message.seq
    say(part(this.#form, "edited-text"), message.text)
    show(part(this.#form, "editing"), true)
    this.#words.value = message.text
    this.#grow()
    this.focus()
  }

  stopEditing() {
    this.#editing = null
    show(part(this.#form, "editing"), false)
    this.#words.value = this.#drafts.get(this.#id) ?? ""
    this.#grow()
    this.focus()
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault()
      this.#send()
    } else if (event.key === "Escape" && this.#editing) this.stopEditing()
    else if (event.key === "ArrowUp" && this.#words.value === "" && this.#act.editLast()) event.preventDefault()
  }

  #input() {
    if (!this.#editing) this.#drafts.set(this.#id, this.#words.value)
    this.#grow()
    if (this.#words.value && Date.now() - this.#typed > TYPING_EVERY) {
      this.#typed = Date.now()
      this.#act.typing(true)
    }
  }

  #stopTyping() {
    if (!this.#typed) return
    this.#typed = 0
    this.#act.typing(false)
  }

  #send() {
    const text = this.#words.value.trim()
    if (!text) return
    if (this.#editing) {
      this.#act.edit(this.#editing, text)
      this.stopEditing()
      return
    }
    this.#words.value = ""
    this.#drafts.delete(this.#id)
    this.#grow()
    this.#typed = 0
    this.#act.write(text)
  }

  // For browsers without `field-sizing`.
  #grow() {
    if (CSS.supports("field-sizing", "content")) return
    this.#words.style.blockSize = "auto"
    this.#words.style.blockSize = `${this.#words.scrollHeight}px`
  }
}
