const NEAR = 64
const EDGE = 600
const ROWS = "[data-key], [data-seq]"

/**
 * Where somebody is in a scroller, and keeping them there: at the end, or with the first row in view where it is, whatever comes above it or
 * grows late. The browser's own anchoring is off (`overflow-anchor`), as not all have it. `moved()` is told when they scroll.
 */
export class Scroller {
  #root
  #content
  #observer
  #end = true
  #anchor = null

  constructor(root, content, moved) {
    this.#root = root
    this.#content = content
    root.addEventListener("scroll", () => { this.#look(); moved() }, { passive: true })
    this.#observer = new ResizeObserver(() => this.#keep())
    this.#observer.observe(root)
    this.#observer.observe(content)
  }

  get atEnd() {
    return this.#below() < NEAR
  }

  /** Whether there is nothing to scroll. */
  get short() {
    return this.#root.clientHeight > 0 && this.#root.scrollHeight <= this.#root.clientHeight
  }

  get nearBeginning() {
    return this.#root.scrollTop < EDGE
  }

  get nearEnd() {
    return this.#below() < EDGE
  }

  /** The first row in view. */
  get first() {
    const { top } = this.#root.getBoundingClientRect()
    return this.#rows.find(row => row.getBoundingClientRect().bottom > top)
  }

  /** The last row of which enough is in view to read it. */
  get last() {
    const { bottom } = this.#root.getBoundingClientRect()
    return this.#rows.findLast(row => row.getBoundingClientRect().top < bottom - 8)
  }

  /** Changes what is shown without moving what somebody reads. */
  change(act) {
    this.#look()
    act()
    this.#keep()
  }

  toEnd() {
    this.#root.scrollTop = this.#root.scrollHeight
    this.#look()
  }

  to(row) {
    row.scrollIntoView({ block: "center" })
    this.#look()
  }

  stop() {
    this.#observer.disconnect()
  }

  get #rows() {
    return [...this.#content.querySelectorAll(ROWS)]
  }

  #below() {
    return this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight
  }

  #look() {
    this.#end = this.atEnd
    const row = this.#end ? null : this.first
    this.#anchor = row ? { row, top: this.#distance(row) } : null
  }

  #keep() {
    if (this.#end) this.#root.scrollTop = this.#root.scrollHeight
    else if (this.#anchor?.row.isConnected) this.#root.scrollTop += this.#distance(this.#anchor.row) - this.#anchor.top
  }

  #distance(row) {
    return row.getBoundingClientRect().top - this.#root.getBoundingClientRect().top
  }
}
