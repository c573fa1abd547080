import { fresh, part, show } from "../helpers/dom.js"

const EDITABLE = 15 * 60_000

/** What can be done with a message: react, copy, edit, delete. Beside the bubble, or a sheet where there is no room. */
export class MessageMenu {
  #root
  #me
  #act
  #menu = null
  #veil = null
  #opener = null

  constructor(root, me, act) {
    this.#root = root
    this.#me = me
    this.#act = act
    const timeline = part(root, "timeline")
    timeline.addEventListener("click", event => this.#clicked(event))
    timeline.addEventListener("contextmenu", event => this.#wanted(event))
    timeline.addEventListener("pointerover", event => this.#offer(event.target.closest(".message[data-seq]")))
    timeline.addEventListener("focusin", event => this.#offer(event.target.closest(".message[data-seq]")))
  }

  #offer(row) {
    if (!row || row.querySelector(".tools") || row.querySelector(".bubble.deleted")) return
    part(row, "bubble").append(fresh("t-tools"))
  }

  #clicked(event) {
    const row = event.target.closest(".message[data-seq]")
    if (!row) return
    const reaction = event.target.closest("[data-part=reaction]")
    if (reaction) {
      const mine = reaction.getAttribute("aria-pressed") === "true"
      this.#act.react(Number(row.dataset.seq), mine ? null : reaction.dataset.emoji)
    } else if (event.target.closest("[data-part=more]")) this.#open(row, event.target.closest("button"))
  }

  #wanted(event) {
    const row = event.target.closest(".message[data-seq]")
    if (!row || event.shiftKey || String(getSelection())) return
    event.preventDefault()
    this.#open(row, part(row, "more"))
  }

  #open(row, opener) {
    this.#close()
    const message = this.#act.message(Number(row.dataset.seq))
    if (!message || message.deleted) return
    const mine = message.author === this.#me
    this.#opener = opener
    this.#menu = fresh("t-menu")
    this.#veil = document.createElement("div")
    this.#veil.className = "veil shown"
    this.#root.append(this.#veil, this.#menu)
    show(part(this.#menu, "edit"), mine && Date.now() - Date.parse(message.at) < EDITABLE)
    show(part(this.#menu, "delete"), mine || this.#act.admin())
    this.#bind(message)
    this.#place(part(row, "bubble"))
    this.#menu.querySelector("button").focus()
  }

  #bind(message) {
    const then = act => () => { this.#close(); act() }
    for (const button of this.#menu.querySelectorAll("[data-emoji]")) {
      const mine = message.reactions?.some(({ user, emoji }) => user === this.#me && emoji === button.dataset.emoji)
      button.onclick = then(() => this.#act.react(message.seq, mine ? null : button.dataset.emoji))
    }
    part(this.#menu, "copy").onclick = then(() => navigator.clipboard?.writeText(message.text))
    show(part(this.#menu, "copy"), Boolean(navigator.clipboard))
    part(this.#menu, "edit").onclick = then(() => this.#act.edit(message))
    part(this.#menu, "delete").onclick = then(() => this.#act.remove(message.seq))
    this.#veil.onclick = () => this.#close()
    this.#menu.onkeydown = event => this.#key(event)
  }

  #key(event) {
    const buttons = [...this.#menu.querySelectorAll("button:not([hidden])")]
    const at = buttons.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (event.key === "Escape") this.#close()
    else if (step) buttons.at((at + step) % buttons.length).focus()
    else if (event.key === "Tab") this.#close()
    else return
    event.preventDefault()
  }

  #place(bubble) {
    const pane = this.#root.getBoundingClientRect()
    const box = bubble.getBoundingClientRect()
    const y = Math.max(72, Math.min(box.top - pane.top, pane.height - this.#menu.offsetHeight - 16))
    const start = Math.max(16, Math.min(box.left - pane.left, pane.width - this.#menu.offsetWidth - 16))
    this.#menu.style.setProperty("--menu-y", `${y}px`)
    this.#menu.style.setProperty("--menu-x", `${pane.width - start - this.#menu.offsetWidth}px`)
  }

  #close() {
    this.#menu?.remove()
    this.#veil?.remove()
    this.#menu = this.#veil = null
    this.#opener?.focus()
    this.#opener = null
  }
}
