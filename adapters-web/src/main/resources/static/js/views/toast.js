import { part, say, show } from "../helpers/dom.js"

const SHOWN = 6_000

/** A short word at the edge that goes by itself. */
export class Toast {
  #root
  #timer = null

  constructor(root) {
    this.#root = part(root, "toast")
    part(root, "toast-close").addEventListener("click", () => show(this.#root, false))
  }

  say(text) {
    say(part(this.#root, "toast-text"), text)
    show(this.#root, true)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => show(this.#root, false), SHOWN)
  }
}
