const LINK = /https?:\/\/[^\s<>"\u0000-\u001f]+/giy
const HOST = /^https?:\/\/[\p{L}\p{N}[]/iu
const TAIL = /[.,;:!?'"’”»*_~`…]$/
const WORD = /[\p{L}\p{N}\p{M}]/u
const SPACE = /\s/u
const MARKS = { "*": "bold", _: "italic", "~": "strike" }

/**
 * What stands in a text: runs of `{ text }` that may be `bold`, `italic`, `strike`, `code`, a `block` of code, lead to a `link`, or be a `mention`. `names` are
 * those of the people it calls. The same as `Markup` in chat.sohbet.web.page: src/test/resources/markup.json says what both have to find.
 */
export function runs(text, names = []) {
  const reader = { text, names: names.map(name => `@${name}`).sort((one, other) => other.length - one.length), found: [] }
  read(reader, 0, text.length, {})
  return reader.found
}

/** A text as it stands in one line of a list: without its marks. */
export const unmarked = text => runs(text).map(run => run.text).join("")

function read(reader, from, until, style) {
  let plain = from
  for (let at = from; at < until; ) {
    const next = special(reader, at, until, style)
    if (!next) {
      at++
      continue
    }
    add(reader, plain, at, style)
    if (next.inner) read(reader, next.inner[0], next.inner[1], { ...style, [next.mark]: true })
    else reader.found.push({ text: reader.text.slice(next.shown[0], next.shown[1]), ...style, ...next.more })
    at = plain = next.end
  }
  add(reader, plain, until, style)
}

function add(reader, from, until, style) {
  if (from < until) reader.found.push({ text: reader.text.slice(from, until), ...style })
}

function special(reader, at, until, style) {
  const { text } = reader
  const sign = text[at]
  if (sign === "`") return block(text, at, until) ?? code(text, at, until)
  if (sign === "h" || sign === "H") return link(text, at, until)
  if (sign === "@") return mention(reader, at, until)
  const mark = MARKS[sign]
  return mark && !style[mark] ? marked(text, at, until, mark) : undefined
}

function block(text, at, until) {
  if (!text.startsWith("```", at)) return undefined
  const end = text.indexOf("```", at + 3)
  if (end < 0 || end + 3 > until || !text.slice(at + 3, end).trim()) return undefined
  const from = text[at + 3] === "\n" ? at + 4 : at + 3
  return { shown: [from, text[end - 1] === "\n" && end - 1 >= from ? end - 1 : end], more: { block: true }, end: end + 3 }
}

function code(text, at, until) {
  const end = text.indexOf("`", at + 1)
  if (end < 0 || end >= until) return undefined
  const inner = text.slice(at + 1, end)
  return inner.trim() && !inner.includes("\n") ? { shown: [at + 1, end], more: { code: true }, end: end + 1 } : undefined
}

function link(text, at, until) {
  if (at > 0 && WORD.test(before(text, at))) return undefined
  LINK.lastIndex = at
  const found = LINK.exec(text)?.[0].slice(0, until - at)
  if (!found || !HOST.test(found)) return undefined
  const end = at + trimmed(found).length
  return { shown: [at, end], more: { link: text.slice(at, end) }, end }
}

// What ends a sentence doesn't belong to the address in it; nor does a bracket that was opened before it.
function trimmed(address) {
  while (TAIL.test(address) || unopened(address)) address = address.slice(0, -1)
  return address
}

function unopened(address) {
  const open = { ")": "(", "]": "[", "}": "{" }[address.at(-1)]
  return Boolean(open) && address.split(open).length < address.split(address.at(-1)).length
}

function mention({ text, names }, at, until) {
  if (at > 0 && WORD.test(before(text, at))) return undefined
  const name = names.find(one => text.startsWith(one, at) && at + one.length <= until && !wordAt(text, at + one.length))
  return name && { shown: [at, at + name.length], more: { mention: true }, end: at + name.length }
}

// From a mark that begins a word to one that ends a word, in one line.
function marked(text, at, until, mark) {
  if ((at > 0 && WORD.test(before(text, at))) || at + 1 >= until || SPACE.test(text[at + 1]) || text[at + 1] === text[at]) return undefined
  for (let end = at + 2; end < until && text[end] !== "\n"; end++)
    if (text[end] === text[at] && !SPACE.test(text[end - 1]) && !wordAt(text, end + 1)) return { inner: [at + 1, end], mark, end: end + 1 }
  return undefined
}

const wordAt = (text, at) => at < text.length && WORD.test(String.fromCodePoint(text.codePointAt(at)))

/** The character that ends just before `at`. */
function before(text, at) {
  const unit = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit < 0xe000 && at > 1 ? text.slice(at - 2, at) : text[at - 1]
}
