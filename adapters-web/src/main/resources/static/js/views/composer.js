import { fresh, part, say, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { written } from "../helpers/words.js"
import { Codes } from "./codes.js"
import { Calling } from "./calling.js"

/**
 * Where one writes. Enter sends, Shift+Enter breaks, an input method's Enter does neither; ↑ where nothing is written edits the last message, Esc
 * stops. `act` is told what is to be done: `write(text, files, more)`, `edit(message, text)`, `editLast()`, `draft(text)`, `typing(active)`.
 */
export class Composer {
  #form
  #words
  #act
  #draft
  #editing = null
  #strip = null
  #tray = null
  #calling = null
  #codes
  #answered = null

  constructor(form, draft, act) {
    this.#form = form
    this.#words = part(form, "words")
    this.#act = act
    // Who has begun before this page was ready goes on; anything else a browser put there is from another day.
    if (!draft && document.activeElement === this.#words && this.#words.value) this.#act.draft(this.#words.value)
    else this.#words.value = draft
    this.#draft = this.#words.value
    form.addEventListener("submit", event => { event.preventDefault(); this.#send() })
    this.#words.addEventListener("keydown", event => this.#key(event))
    this.#words.addEventListener("input", () => this.#input())
    this.#words.addEventListener("blur", () => this.#act.typing(false))
    this.#codes = new Codes(this.#words)
    this.#grow()
  }

  focus() {
    this.#words.focus()
  }

  /** From now on files go along that lie in `tray`. */
  carry(tray) {
    this.#tray = tray
    this.#words.required = false
    for (const name of ["attach", "record"]) show(part(this.#form, name), true)
  }

  /** From now on members are offered to be called by name; `people()` are `{ id, name }`. */
  call(people) {
    this.#calling ??= new Calling(this.#words, people)
  }

  /** Puts something where one writes. */
  insert(text) {
    this.#words.setRangeText(text, this.#words.selectionStart, this.#words.selectionEnd, "end")
    this.#words.dispatchEvent(new Event("input", { bubbles: true }))
  }

  /** The draft as all my devices have it. */
  draft(text) {
    if (text === this.#draft) return
    this.#draft = text
    if (!this.#editing) this.#show(text)
  }

  /** Gives a message another text, beginning with `text`. */
  edit(message, text = message.text) {
    this.#editing = message
    this.#strip ??= this.#begin()
    say(part(this.#strip, "edited-text"), message.text)
    this.#words.setAttribute("aria-label", phrase("composer.edit"))
    this.#show(text)
    this.focus()
    this.#words.setSelectionRange(text.length, text.length)
  }

  /** What is written from now on answers a message. */
  answer(message, name) {
    if (this.#editing) this.#stop()
    this.#answered = message
    const strip = this.#form.querySelector("[data-part=answering]") ?? this.#beginAnswer()
    say(part(strip, "answered-name"), name)
    say(part(strip, "answered-text"), written(message))
    this.focus()
  }

  #beginAnswer() {
    const strip = fresh("t-answering")
    part(strip, "stop-answering").addEventListener("click", () => this.#stopAnswering())
    this.#words.parentElement.prepend(strip)
    return strip
  }

  #stopAnswering() {
    this.#answered = null
    this.#form.querySelector("[data-part=answering]")?.remove()
    this.focus()
  }

  /** Whether nothing here would be lost. */
  get idle() {
    return !this.#editing
  }

  /** Whether one may write here at all. */
  get open() {
    return !this.#form.hidden
  }

  #begin() {
    const strip = fresh("t-editing")
    part(strip, "stop-editing").addEventListener("click", () => this.#stop())
    this.#words.parentElement.prepend(strip)
    return strip
  }

  #stop() {
    this.#editing = null
    this.#strip?.remove()
    this.#strip = null
    this.#words.setAttribute("aria-label", this.#words.placeholder)
    this.#act.typing(false)
    this.#show(this.#draft)
    this.focus()
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return
    if (this.#calling?.key(event) || this.#codes.key(event)) {}
    else if (event.key === "Enter" && !event.shiftKey) this.#send()
    else if (event.key === "Escape" && this.#editing) this.#stop()
    else if (event.key === "Escape" && this.#answered) this.#stopAnswering()
    else if (event.key === "ArrowUp" && !event.altKey && !this.#words.value && !this.#editing && this.#act.editLast()) {}
    else return
    event.preventDefault()
  }

  #input() {
    if (!this.#editing) {
      this.#draft = this.#words.value
      this.#act.draft(this.#draft)
    }
    this.#act.typing(Boolean(this.#words.value.trim()))
    this.#grow()
  }

  #send() {
    const text = this.#words.value.trim()
    const message = this.#editing
    if (!text && (message ? !message.attachments : !this.#tray?.size)) return
    if (message) {
      this.#stop()
      if (text !== message.text) this.#act.edit(message, text)
      return
    }
    this.#draft = ""
    this.#show("")
    const replyTo = this.#answered?.seq
    if (replyTo) this.#stopAnswering()
    const mentions = this.#calling?.called(text) ?? []
    this.#act.write(text, this.#tray?.take(), { replyTo, mentions: mentions.length ? mentions : undefined })
  }

  #show(text) {
    if (this.#words.value !== text) this.#words.value = text
    this.#grow()
  }

  // For browsers without `field-sizing`.
  #grow() {
    if (CSS.supports("field-sizing", "content")) return
    this.#words.style.blockSize = "auto"
    this.#words.style.blockSize = `${this.#words.scrollHeight}px`
  }
}
