import { allEmoji } from "../helpers/emoji.js"
import { arrange, contents, part, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"

const titles = {
  recent: phrase("emojis.recent"),
  found: phrase("emojis.found"),
  smileys: phrase("emojis.smileys"),
  people: phrase("emojis.people"),
  animals: phrase("emojis.animals"),
  food: phrase("emojis.food"),
  travel: phrase("emojis.travel"),
  activities: phrase("emojis.activities"),
  objects: phrase("emojis.objects"),
  symbols: phrase("emojis.symbols"),
  flags: phrase("emojis.flags"),
}

/**
 * All emoji above the composer, to be looked through or searched: arrows go from one to the next, Enter takes one, Esc leaves. `take(emoji)` is told
 * which; the picker stays open for more. One can be chosen for something else as well.
 */
export class EmojiPicker {
  #opener
  #panel = null
  #recent
  #take
  #back
  #emoji = null

  constructor({ opener, recent, take }) {
    this.#opener = opener
    this.#recent = recent
    opener.addEventListener("click", () => (this.#panel ? this.close() : this.#open(take, part(opener.form, "words"))))
    show(opener, true)
  }

  /** Has one emoji chosen, tells `take` which, and goes `back`. */
  one({ take, back }) {
    this.close({ focus: false })
    this.#open(emoji => { this.close(); take(emoji) }, back)
  }

  async #open(take, back) {
    this.#take = take
    this.#back = back
    const panel = (this.#panel = document.createElement("div"))
    panel.className = "emojis"
    panel.setAttribute("role", "dialog")
    panel.setAttribute("aria-label", phrase("emojis.title"))
    panel.append(contents("t-emojis"))
    this.#opener.setAttribute("aria-expanded", "true")
    this.#opener.form.before(panel)
    const search = part(panel, "emoji-search")
    search.addEventListener("input", () => this.#draw())
    panel.addEventListener("keydown", event => this.#key(event))
    panel.addEventListener("click", event => this.#clicked(event))
    addEventListener("pointerdown", this.#outside)
    search.focus()
    this.#emoji = await allEmoji().catch(() => null)
    if (this.#panel === panel) this.#draw()
  }

  close({ focus = true } = {}) {
    if (!this.#panel) return
    removeEventListener("pointerdown", this.#outside)
    this.#panel.remove()
    this.#panel = null
    this.#opener.setAttribute("aria-expanded", "false")
    if (focus) this.#back.focus({ preventScroll: true })
  }

  #outside = ({ target }) => {
    if (!this.#panel.contains(target) && !this.#opener.form.contains(target)) this.close({ focus: false })
  }

  #draw() {
    const query = part(this.#panel, "emoji-search").value.trim()
    const recent = this.#recent.all.map(emoji => this.#emoji?.get(emoji)).filter(Boolean)
    const found = query ? this.#emoji?.find(query) ?? [] : []
    const groups = query ? [{ name: "found", emoji: found }] : [{ name: "recent", emoji: recent }, ...(this.#emoji?.groups ?? [])]
    arrange(part(this.#panel, "emoji-groups"), groups.filter(({ emoji }) => emoji.length).map(group))
    show(part(this.#panel, "emoji-none"), !this.#emoji || (query && found.length === 0))
    part(this.#panel, "emoji-none").textContent = this.#emoji ? phrase("emojis.none") : phrase("emojis.unavailable")
    const [first] = this.#buttons
    if (first) first.tabIndex = 0
  }

  get #buttons() {
    return [...this.#panel.querySelectorAll("[data-emoji]")]
  }

  #clicked(event) {
    const button = event.target.closest("[data-emoji]")
    if (!button) return
    this.#recent.add(button.dataset.emoji)
    this.#take(button.dataset.emoji)
  }

  #key(event) {
    if (event.key === "Escape") this.close()
    else if (event.target.matches("input")) {
      if (event.key === "ArrowDown") this.#go(this.#buttons[0])
      else if (event.key === "Enter") this.#buttons[0]?.click()
      else return
    } else if (!this.#move(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  #move({ key, target }) {
    const buttons = this.#buttons
    const at = buttons.indexOf(target)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
    if (step) this.#go(buttons[at + (document.dir === "rtl" ? -step : step)])
    else if (key === "ArrowDown" || key === "ArrowUp") this.#go(this.#beside(buttons, target, key === "ArrowDown" ? 1 : -1) ?? (key === "ArrowUp" ? part(this.#panel, "emoji-search") : null))
    else return false
    return true
  }

  // The nearest one in the next line.
  #beside(buttons, from, step) {
    const { left, top } = from.getBoundingClientRect()
    const others = buttons.map(button => ({ button, box: button.getBoundingClientRect() })).filter(({ box }) => (box.top - top) * step > 2)
    const line = others.length ? (step > 0 ? others[0] : others.at(-1)).box.top : 0
    return others.filter(({ box }) => Math.abs(box.top - line) < 2).sort((one, other) => Math.abs(one.box.left - left) - Math.abs(other.box.left - left))[0]?.button
  }

  #go(element) {
    if (!element) return
    for (const button of this.#buttons) button.tabIndex = -1
    if (element.dataset.emoji) element.tabIndex = 0
    element.focus()
  }
}

function group({ name, emoji }) {
  const section = document.createElement("section")
  const title = document.createElement("h3")
  title.textContent = titles[name]
  const grid = document.createElement("div")
  grid.append(...emoji.map(button))
  section.append(title, grid)
  return section
}

function button({ emoji, name }) {
  const made = document.createElement("button")
  made.type = "button"
  made.tabIndex = -1
  made.dataset.emoji = made.textContent = emoji
  made.title = name
  made.setAttribute("aria-label", name)
  return made
}
