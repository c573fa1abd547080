import { fresh, part, say, show } from "../helpers/dom.js"

/** Pictures of a conversation, large, one after the other. Esc closes, arrows go on. */
export class Lightbox {
  #root
  #box = null
  #links = []
  #at = 0

  constructor(root) {
    this.#root = root
    root.addEventListener("click", event => {
      const link = event.target.closest('[data-part="picture"]')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.#open(link)
    })
  }

  #open(link) {
    this.#links = [...this.#root.querySelectorAll('.timeline [data-part="picture"]')]
    this.#box ??= this.#build()
    this.#show(this.#links.indexOf(link))
    if (!this.#box.open) this.#box.showModal()
  }

  #build() {
    const box = fresh("t-lightbox")
    document.body.append(box)
    part(box, "earlier").addEventListener("click", () => this.#show(this.#at - 1))
    part(box, "later").addEventListener("click", () => this.#show(this.#at + 1))
    box.addEventListener("click", event => event.target === box && box.close())
    box.addEventListener("close", () => {
      part(box, "large").removeAttribute("src")
      this.#links[this.#at]?.focus()
    })
    box.addEventListener("keydown", event => {
      const forward = getComputedStyle(box).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return
      event.preventDefault()
      this.#show(this.#at + (event.key === forward ? 1 : -1))
    })
    return box
  }

  #show(at) {
    if (at < 0 || at >= this.#links.length) return
    this.#at = at
    const link = this.#links[at]
    const image = part(this.#box, "large")
    image.src = link.href
    image.alt = link.title
    say(part(this.#box, "large-name"), link.title)
    const save = part(this.#box, "save")
    save.href = link.href
    save.download = link.title
    show(part(this.#box, "earlier"), at > 0)
    show(part(this.#box, "later"), at < this.#links.length - 1)
  }
}
