const LEAD = 24
const LONG = 160

/**
 * A text as a search hit shows it: runs of `{ text, hit }`, beginning shortly before the first of the words that were sought. Letters are compared without
 * case and accents, and words are also found inside of longer ones.
 */
export function excerpt(text, query) {
  const line = text.replace(/\s+/g, " ").trim()
  const words = [...new Set(folded(query).split(/\s+/).filter(Boolean))]
  const hits = marked(line, words)
  const first = hits[0]?.from ?? 0
  const start = first > LEAD + 8 ? wordStart(line, first - LEAD) : 0
  const end = Math.min(line.length, start + LONG)
  const runs = start > 0 ? [{ text: "…", hit: false }] : []
  let at = start
  for (const { from, to } of hits) {
    if (from >= end) break
    if (from > at) runs.push({ text: line.slice(at, from), hit: false })
    runs.push({ text: line.slice(Math.max(at, from), to), hit: true })
    at = to
  }
  if (at < end) runs.push({ text: line.slice(at, end), hit: false })
  return runs
}

// Where in the text each letter of its folded form comes from: folding makes one letter of several, or several of one.
function marked(line, words) {
  const from = []
  const to = []
  let all = ""
  let at = 0
  for (const letter of line) {
    const plain = folded(letter)
    if (plain === "" && to.length > 0) to[to.length - 1] = at + letter.length
    for (let i = 0; i < plain.length; i++) {
      from.push(at)
      to.push(at + letter.length)
    }
    all += plain
    at += letter.length
  }
  const spans = words.flatMap(word => everywhere(all, word).map(found => ({ from: from[found], to: to[found + word.length - 1] })))
  return joined(spans.sort((one, other) => one.from - other.from))
}

function everywhere(all, word) {
  const found = []
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) found.push(at)
  return found
}

function joined(spans) {
  const apart = []
  for (const span of spans) {
    const last = apart.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else apart.push({ ...span })
  }
  return apart
}

function wordStart(line, at) {
  const space = line.indexOf(" ", at)
  return space >= 0 && space < at + LEAD ? space + 1 : at
}

const folded = text => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("ı", "i")
