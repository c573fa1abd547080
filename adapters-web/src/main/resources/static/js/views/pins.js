import { arrange, fresh, part, say, show } from "../helpers/dom.js"
import { written } from "../helpers/words.js"

/** What is pinned, above the log: the latest first, and the one before it with every click. `reveal(seq)` goes there. */
export class PinsView {
  #client
  #root
  #id
  #at = 0

  constructor({ client, root, id, reveal }) {
    this.#client = client
    this.#root = root
    this.#id = id
    root.addEventListener("click", event => {
      event.preventDefault()
      const pins = this.#pins
      if (!pins.length) return
      const { seq } = pins[this.#at % pins.length]
      this.#at = (this.#at + 1) % pins.length
      this.draw()
      reveal(seq)
    })
  }

  get #pins() {
    const { pins = [] } = this.#client.conversations.get(this.#id) ?? {}
    return pins.map(seq => this.#client.quotes.get(this.#id, seq)).filter(Boolean).reverse()
  }

  draw() {
    const pins = this.#pins
    show(this.#root, pins.length > 0)
    if (!pins.length) return
    const link = this.#root.firstElementChild ?? fresh("t-pin")
    arrange(this.#root, [link])
    const shown = pins[this.#at % pins.length]
    link.href = `?around=${shown.seq}#m${shown.seq}`
    say(part(link, "pin-text"), written(shown))
    say(part(link, "pin-count"), pins.length > 1 ? `${(this.#at % pins.length) + 1}/${pins.length}` : "")
  }
}
