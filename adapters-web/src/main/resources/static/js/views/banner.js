import { part, show } from "../helpers/dom.js"

const PATIENCE = 2_000

/** Says, after two seconds and not before, that there is no connection. */
export class Banner {
  #banner
  #timer = null

  constructor(root, tryNow) {
    this.#banner = part(root, "banner")
    part(root, "banner-button").addEventListener("click", tryNow)
  }

  offline() {
    this.#timer ??= setTimeout(() => show(this.#banner, true), PATIENCE)
  }

  /** Answers whether it was said that there is none. */
  online() {
    clearTimeout(this.#timer)
    this.#timer = null
    const shown = !this.#banner.hidden
    show(this.#banner, false)
    return shown
  }
}
