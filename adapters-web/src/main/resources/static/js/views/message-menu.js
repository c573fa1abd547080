import { fresh, part, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { onMenuWanted } from "../helpers/press.js"
import { closeMenu, Menu } from "./menu.js"

const ROW = ".message[data-seq]"

/**
 * What can be done with a message: react, copy, edit, see whom it reached, star, delete. `act` does it. Messages are one stop of the Tab key: arrows go from one to the
 * next, Enter opens the menu.
 */
export class MessageMenu {
  #timeline
  #act
  #emoji
  #open = null
  #ofDeleted = false

  constructor(timeline, act, emoji) {
    this.#timeline = timeline
    this.#act = act
    this.#emoji = emoji
    timeline.addEventListener("click", event => this.#clicked(event))
    timeline.addEventListener("keydown", event => this.#key(event))
    for (const type of ["pointerover", "focusin"]) timeline.addEventListener(type, event => this.#offer(event.target.closest(ROW)))
    onMenuWanted(timeline, ROW, (row, at) => this.#wanted(row, at))
  }

  /** Rows have changed: there is one to Tab to, and no menu of what is gone. */
  refresh() {
    const rows = this.#rows
    for (const row of rows) if (!row.hasAttribute("tabindex")) row.tabIndex = -1
    const held = document.activeElement?.closest(ROW) ?? this.#open
    this.#stopAt(rows.includes(held) ? held : rows.at(-1))
    if (this.#open && (!this.#open.isConnected || Boolean(this.#message(this.#open)?.deleted) !== this.#ofDeleted)) closeMenu({ focus: false })
  }

  get #rows() {
    return [...this.#timeline.querySelectorAll(ROW)]
  }

  #stopAt(row) {
    for (const other of this.#rows) if (other.tabIndex === 0 && other !== row) other.tabIndex = -1
    if (row) row.tabIndex = 0
  }

  #message(row) {
    return this.#act.message(Number(row.dataset.seq))
  }

  #offer(row) {
    const bubble = row && part(row, "bubble")
    if (!bubble || bubble.querySelector(".tools")) return
    const message = this.#message(row)
    if (!message || message.deleted) return
    const tools = fresh("t-tools")
    show(part(tools, "reply"), this.#act.may(message).answerable)
    bubble.append(tools)
  }

  #clicked(event) {
    const row = event.target.closest(ROW)
    if (!row) return
    const reaction = event.target.closest("[data-part=reaction]")
    if (reaction) this.#react(row, reaction.dataset.emoji)
    else if (event.target.closest("[data-part=more]")) this.#show(row, { beside: part(row, "bubble") })
    else if (event.target.closest("[data-part=react]")) this.#choose(row)
    else if (event.target.closest("[data-part=reply]")) this.#answer(row)
  }

  #key(event) {
    const row = event.target.closest(ROW)
    if (!row || event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = this.#rows
    const to = { ArrowUp: rows[rows.indexOf(row) - 1], ArrowDown: rows[rows.indexOf(row) + 1], Home: rows[0], End: rows.at(-1) }
    if (event.key in to) this.#go(to[event.key])
    else if (event.key === "Enter" || event.key === " ") this.#show(row, { beside: part(row, "bubble") })
    else return
    event.preventDefault()
  }

  #go(row) {
    if (!row) return
    this.#stopAt(row)
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
  }

  // Whoever has chosen words wants to do something with these.
  #wanted(row, at) {
    if (String(getSelection())) return false
    return this.#show(row, at ? { at } : { beside: part(row, "bubble") })
  }

  #show(row, place) {
    const message = this.#message(row)
    if (!message) return false
    const remove = { name: "delete", icon: "trash", text: phrase("menu.delete"), danger: true, act: () => this.#act.remove(message) }
    if (message.deleted) {
      this.#begin(row, { label: phrase("menu.message"), items: [remove], ...place })
      return true
    }
    const { answerable, editable, traceable } = this.#act.may(message)
    const answer = { name: "reply", icon: "reply", text: phrase("menu.reply"), act: () => this.#act.answer(message) }
    const items = [this.#quick(row, message), ...(answerable ? [answer] : []), { name: "copy", icon: "copy", text: phrase("menu.copy"), act: () => this.#act.copy(message.text) }]
    if (editable) items.push({ name: "edit", icon: "edit", text: phrase("menu.edit"), act: () => this.#act.edit(message) })
    if (traceable) items.push({ name: "trace", icon: "info", text: phrase("panel.info"), act: () => this.#act.trace(message) })
    if (answerable) items.push({ name: message.pinned ? "unpin" : "pin", icon: "pin", text: message.pinned ? phrase("menu.unpin") : phrase("menu.pin"), act: () => this.#act.pin(message) })
    items.push(
      { name: "forward", icon: "forward", text: phrase("menu.forward"), act: () => this.#act.forward(message) },
      { name: message.starred ? "unstar" : "star", icon: "star", text: message.starred ? phrase("menu.unstar") : phrase("menu.star"), act: () => this.#act.star(message) },
      ...(traceable ? [] : [{ name: "report", icon: "alert", text: phrase("menu.report"), act: () => this.#act.report(message) }]),
      null, remove,
    )
    this.#begin(row, { label: phrase("menu.message"), items, ...place })
    return true
  }

  #choose(row) {
    const message = this.#message(row)
    if (message && !message.deleted) this.#begin(row, { label: phrase("menu.react"), items: [this.#quick(row, message)], beside: part(row, "bubble") })
  }

  #answer(row) {
    const message = this.#message(row)
    if (message && !message.deleted) this.#act.answer(message)
  }

  #begin(row, options) {
    this.#open = row
    this.#ofDeleted = Boolean(this.#message(row)?.deleted)
    this.#stopAt(row)
    new Menu({ ...options, opener: row, closed: () => (this.#open = null) })
  }

  #quick(row, message) {
    const quick = fresh("t-quick")
    const any = part(quick, "any")
    show(any, Boolean(this.#emoji))
    any.addEventListener("click", () => {
      closeMenu({ focus: false })
      this.#emoji.one({ take: emoji => this.#react(row, emoji), back: row })
    })
    for (const button of quick.querySelectorAll("[data-emoji]")) {
      button.setAttribute("aria-checked", this.#act.gave(message, button.dataset.emoji))
      button.addEventListener("click", () => {
        closeMenu()
        this.#react(row, button.dataset.emoji)
      })
    }
    return quick
  }

  #react(row, emoji) {
    const message = this.#message(row)
    if (message) this.#act.react(message, this.#act.gave(message, emoji) ? null : emoji)
  }
}
