/**
 * What the client says by itself, from the catalogue that the pages speak from too: `catalogue/en.js` and its siblings. A text may hold `{name}` and
 * `{count, plural, one {# chat} other {# chats}}`; `Phrase` and `Language` in chat.sohbet.web.language read the same.
 */
const page = globalThis.document?.documentElement
export const tag = page?.lang || "en"
/** The region comes from the browser: whoever reads English may live where it is 14:30. */
export const locale = globalThis.navigator?.languages?.find(one => one.split("-")[0] === tag) ?? (tag === "en-XB" ? "en" : tag)

const { default: texts } = await import(`../catalogue/${tag}.js`)
const plurals = new Intl.PluralRules(locale)
const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const names = new Intl.ListFormat(tag === "en-XB" ? "en" : tag, { type: "conjunction" })
const read = new Map()

/** A text of the catalogue. A key stands in the code as it is, so that whoever looks finds it. */
export function phrase(key, given = {}) {
  if (!Object.hasOwn(texts, key)) throw new Error(`no text ${key}`)
  return said(key, given)
}

/** What the server says in English, in the reader's words; undefined where the catalogue has none. */
export function detailed(detail) {
  const given = {}
  const bare = detail.replace(/^[A-Za-z]+ must be (.+)\.$/, "$1")
  const key = `detail: ${bare.replace(/[0-9][0-9,]*/g, found => { given[Object.keys(given).length + 1] = Number(found.replaceAll(",", "")); return "#" })}`
  return Object.hasOwn(texts, key) ? said(key, given) : undefined
}

/** Names one after the other: "Ada, Mert, and Nur". */
export const listed = several => names.format(several)

export const lower = text => text.charAt(0).toLocaleLowerCase(tag) + text.slice(1)
export const upper = text => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1)

function said(key, given) {
  if (!read.has(key)) read.set(key, parts({ text: texts[key], at: 0 }, false))
  return spoken(read.get(key), given)
}

function spoken(phrase, given, count) {
  return phrase.map(part => {
    if (typeof part === "string") return part
    if (!part.name) return numbers.format(count)
    const value = given[part.name]
    if (value === undefined) throw new Error(`no ${part.name}`)
    if (part.forms) return spoken(part.forms[plurals.select(value)] ?? part.forms.other, given, value)
    return typeof value === "number" ? numbers.format(value) : isolated(String(value))
  }).join("")
}

// What somebody wrote doesn't turn the sentence round it; only where it matters, as `Language` does.
const isolated = text => (page?.dir === "rtl" || /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(text) ? `\u2068${text}\u2069` : text)

function parts(reader, counting) {
  const found = [""]
  while (reader.at < reader.text.length && reader.text[reader.at] !== "}") {
    const next = reader.text[reader.at]
    if (next === "{") found.push(hole(reader), "")
    else if (reader.at++, next === "#" && counting) found.push({}, "")
    else found[found.length - 1] += next
  }
  return found.filter(part => part !== "")
}

function hole(reader) {
  const [whole, name, plural] = take(reader, /\{\s*([A-Za-z0-9]+)\s*(,\s*plural\s*,)?/y)
  if (!whole) throw new Error(reader.text)
  const forms = plural && {}
  for (let form; plural && ([, form] = take(reader, /\s*([a-z]+)\s*\{/y)) && form; reader.at++) forms[form] = parts(reader, true)
  reader.at++
  return { name, forms }
}

function take(reader, pattern) {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text) ?? []
  reader.at += found[0]?.length ?? 0
  return found
}
