/** A part of a template or of the page, by its `data-part`. */
export const part = (root, name) => root.querySelector(`[data-part="${name}"]`)

/** A fresh copy of a template's one element. */
export const fresh = id => document.getElementById(id).content.firstElementChild.cloneNode(true)

/** Everything a template holds. */
export const contents = id => document.getElementById(id).content.cloneNode(true)

/** Text goes in as text, and only where it differs, so that selections and screen readers are left alone. */
export function say(element, text) {
  if (element && element.textContent !== String(text)) element.textContent = text
}

const TAGS = { bold: "strong", italic: "em", strike: "s", code: "code", block: "code", mention: "b" }
const written = new WeakMap()

/** Puts runs of text in (see models/markup.js), and only where they differ. Whatever somebody wrote goes in as text; an address was found to be http or https. */
export function write(element, runs) {
  const key = JSON.stringify(runs)
  if (!element || (written.get(element) === key && element.hasChildNodes())) return
  written.set(element, key)
  element.replaceChildren(...runs.map(run => {
    let node = document.createTextNode(run.text)
    for (const name of ["mention", "block", "code", "link", "strike", "italic", "bold"]) if (run[name]) node = around(node, name, run)
    return node
  }))
}

function around(node, name, run) {
  const outer = document.createElement(name === "link" ? "a" : TAGS[name])
  if (name === "link") Object.assign(outer, { href: run.link, target: "_blank", rel: "noopener noreferrer nofollow" })
  if (name === "block" || name === "mention") outer.className = name
  outer.append(node)
  return outer
}

export function show(element, shown) {
  if (element) element.hidden = !shown
}

/** Puts text on the clipboard, also where a page without https may not ask for it; answers whether that worked. */
export async function copied(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false)
  const field = document.createElement("textarea")
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  return done
}

/** Makes `parent`'s children exactly `nodes`, moving as few as possible. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  nodes.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null)
  })
}

/** The picture that stands for somebody: their own, or initials on one of eight hues. */
export function face(avatar, { hue, initials, picture }) {
  if (!avatar) return
  avatar.dataset.hue = hue
  const address = picture && `/api/v1/attachments/${picture}/thumbnail`
  const held = avatar.querySelector("img")
  if (!address) {
    held?.remove()
    return say(avatar, initials)
  }
  if (held?.getAttribute("src") === address) return
  const image = new Image()
  image.alt = ""
  image.src = address
  avatar.replaceChildren(image)
}

export function ticks(svg, state, label) {
  if (!svg) return
  svg.dataset.state = state
  svg.setAttribute("aria-label", label)
  svg.firstElementChild.setAttribute("href", `#i-tick-${state}`)
}
