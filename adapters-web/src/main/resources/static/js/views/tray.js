import { fresh, part, say } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { sizeOf } from "../models/sizes.js"
import { clientId } from "../models/uuid.js"
import { previewOf } from "./attached.js"

const MOST = 10
const LARGEST = 64 * 1024 * 1024
const SHOWN = /^image\/(png|jpeg|gif|webp)$/

/**
 * Files that were picked, dropped or pasted, and wait to be sent with a caption. `tell(problem)` says why one wasn't taken.
 */
export class Tray {
  #form
  #field
  #strip = null
  #files = []
  #tell
  #left = new AbortController()

  constructor({ form, area, tell }) {
    this.#form = form
    this.#field = form.querySelector(".field")
    this.#tell = tell
    const picker = part(form, "pick")
    part(form, "attach").addEventListener("click", () => picker.click())
    picker.addEventListener("change", () => {
      this.add(picker.files)
      picker.value = ""
    })
    form.addEventListener("paste", event => this.#pasted(event))
    this.#drops(area)
  }

  get size() {
    return this.#files.length
  }

  /** Takes all of them out. */
  take() {
    const taken = this.#files
    this.#files = []
    this.#draw()
    return taken
  }

  async add(chosen) {
    // A list of a picker's own is empty as soon as the picker is.
    for (const content of [...chosen]) {
      if (this.#files.length === MOST) return this.#tell(phrase("file.too-many"))
      if (content.size > LARGEST) this.#tell(phrase("file.too-large"))
      else this.#files.push(await described(content))
    }
    this.#draw()
    part(this.#form, "words").focus()
  }

  #pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0 || this.#form.hidden) return
    event.preventDefault()
    this.add(files)
  }

  /** Another conversation is shown in this place from now on. */
  stop() {
    this.#left.abort()
  }

  #drops(area) {
    const { signal } = this.#left
    const carries = event => !this.#form.hidden && [...(event.dataTransfer?.types ?? [])].includes("Files")
    area.addEventListener("dragover", event => {
      if (!carries(event)) return
      event.preventDefault()
      area.dataset.dropping = ""
    }, { signal })
    area.addEventListener("dragleave", event => area.contains(event.relatedTarget) || delete area.dataset.dropping, { signal })
    area.addEventListener("drop", event => {
      delete area.dataset.dropping
      if (!carries(event)) return
      event.preventDefault()
      this.add(event.dataTransfer.files)
    }, { signal })
  }

  #draw() {
    this.#strip ??= fresh("t-tray")
    this.#strip.replaceChildren(...this.#files.map(file => this.#item(file)))
    if (this.#files.length === 0) this.#strip.remove()
    else if (!this.#strip.isConnected) this.#field.prepend(this.#strip)
  }

  #item(file) {
    const item = fresh("t-chosen")
    const image = part(item, "chosen-image")
    if (file.kind === "image") image.src = previewOf(file.content)
    else image.remove()
    say(part(item, "chosen-name"), file.name)
    say(part(item, "chosen-size"), sizeOf(file.size))
    const remove = part(item, "unchoose")
    remove.setAttribute("aria-label", phrase("file.remove", { name: file.name }))
    remove.addEventListener("click", () => {
      this.#files = this.#files.filter(other => other !== file)
      this.#draw()
      part(this.#form, "words").focus()
    })
    return item
  }
}

/** What a file is as far as a browser can tell; the server looks again. */
async function described(content) {
  const file = { id: clientId(Date.now()), name: content.name || "file", size: content.size, content, kind: SHOWN.test(content.type) ? "image" : "document" }
  if (file.kind !== "image") return file
  const { width, height } = await createImageBitmap(content).catch(() => ({}))
  if (!width) return { ...file, kind: "document" }
  return { ...file, width, height }
}
