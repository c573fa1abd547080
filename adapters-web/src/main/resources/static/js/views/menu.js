import { fresh } from "../helpers/dom.js"

const MARGIN = 8
let current = null

/** Closes the menu that is open, if one is. */
export const closeMenu = options => current?.close(options)

/**
 * A menu beside what it belongs to, or a sheet where there is no room. `items`: `{ icon, text, act, danger }`, null for a line, or an element
 * with buttons of its own. `opener` gets the focus back and says that it is open; `at` is a point, or else it stands beside `beside`.
 */
export class Menu {
  #menu = fresh("t-menu")
  #veil = document.createElement("div")
  #opener
  #closed
  #typed = ""
  #forgets = null

  constructor({ label, items, opener, beside, at, closed = () => {} }) {
    closeMenu({ focus: false })
    current = this
    this.#opener = opener
    this.#closed = closed
    this.#menu.setAttribute("aria-label", label)
    this.#menu.append(...items.map(item => this.#item(item)))
    this.#veil.className = "veil"
    this.#veil.addEventListener("click", () => this.close())
    this.#veil.addEventListener("contextmenu", event => { event.preventDefault(); this.close() })
    this.#menu.addEventListener("keydown", event => this.#key(event))
    this.#menu.addEventListener("contextmenu", event => event.preventDefault())
    document.querySelector("main").append(this.#veil, this.#menu)
    this.#tell(true)
    this.#place(at, beside)
    addEventListener("resize", this.#leave)
    this.#menu.focus({ preventScroll: true })
    if (!at) this.#buttons[0]?.focus()
  }

  #tell(open) {
    this.#opener?.toggleAttribute("data-menu", open)
    if (this.#opener?.hasAttribute("aria-haspopup")) this.#opener.setAttribute("aria-expanded", open)
  }

  #leave = () => this.close()

  #item(item) {
    if (item === null) return document.createElement("hr")
    if (item instanceof Element) return item
    const button = fresh("t-item")
    button.querySelector("use").setAttribute("href", `#i-${item.icon}`)
    button.lastElementChild.textContent = item.text
    button.classList.toggle("danger", Boolean(item.danger))
    button.dataset.act = item.name
    button.addEventListener("click", () => {
      this.close()
      item.act()
    })
    return button
  }

  get #buttons() {
    return [...this.#menu.querySelectorAll("button")]
  }

  close({ focus = true } = {}) {
    if (current === this) current = null
    removeEventListener("resize", this.#leave)
    clearTimeout(this.#forgets)
    this.#veil.remove()
    this.#menu.remove()
    this.#tell(false)
    if (focus) this.#opener?.focus({ preventScroll: true })
    this.#closed()
  }

  #key(event) {
    const buttons = this.#buttons
    const at = buttons.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (event.key === "Escape" || event.key === "Tab") this.close()
    else if (event.key === "Home") buttons[0].focus()
    else if (event.key === "End") buttons.at(-1).focus()
    else if (step) this.#step(buttons, at, step, event.key)
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) this.#seek(buttons, at, event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  // Up and down leave a row of buttons at once; left and right walk through it.
  #step(buttons, at, step, key) {
    const row = buttons[at]?.closest(".quick")
    const vertical = key === "ArrowDown" || key === "ArrowUp"
    const stops = row && vertical ? buttons.filter(button => button === buttons[at] || button.closest(".quick") !== row) : buttons
    const from = stops.indexOf(buttons[at])
    const to = from < 0 && step < 0 ? stops.length - 1 : (from + step + stops.length) % stops.length
    const next = stops[to]
    const entered = vertical && next?.closest(".quick")
    ;(entered && entered !== row ? entered.querySelector("button") : next)?.focus()
  }

  #seek(buttons, at, letter) {
    clearTimeout(this.#forgets)
    this.#forgets = setTimeout(() => (this.#typed = ""), 600)
    this.#typed += letter.toLowerCase()
    const order = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)]
    const name = button => (button.getAttribute("aria-label") ?? button.textContent).toLowerCase()
    order.find(button => name(button).startsWith(this.#typed))?.focus()
  }

  // Beside: towards the middle of the window, so that what it belongs to stays in view.
  #place(at, beside) {
    const { offsetWidth: width, offsetHeight: height } = this.#menu
    const box = beside?.getBoundingClientRect()
    const x = at ? at.x : box.left + box.width / 2 > innerWidth / 2 ? box.left - width - MARGIN : box.right + MARGIN
    const y = at ? at.y : box.top
    const most = (room, size) => Math.max(MARGIN, room - size - MARGIN)
    this.#menu.style.setProperty("--x", `${Math.min(Math.max(MARGIN, x), most(innerWidth, width))}px`)
    this.#menu.style.setProperty("--y", `${Math.min(Math.max(MARGIN, y), most(innerHeight, height))}px`)
  }
}
