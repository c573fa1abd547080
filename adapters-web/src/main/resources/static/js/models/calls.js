import { runs } from "./markup.js"

const OFFERED = 6
const BEGUN = /(?:^|[^\p{L}\p{N}\p{M}])@([^@\n]{0,40})$/u

/** Whom somebody may be about to call, who has written so much: `people` are `{ id, name }`. Nobody where no call has begun, or one is whole. */
export function offered(text, people) {
  const begun = BEGUN.exec(text)?.[1]
  if (begun === undefined || /^\s|\s$/.test(begun)) return []
  const sought = folded(begun)
  const fit = ({ name }) => folded(name).startsWith(sought) || folded(name).split(/\s+/).some(word => word.startsWith(sought))
  return people.filter(fit).sort((one, other) => (one.name < other.name ? -1 : 1)).slice(0, OFFERED)
}

/** The ids of those who are called in a text. Of several with one name it is whom the writer has `chosen` (by name), or all of them. */
export function calledIn(text, people, chosen = new Map()) {
  const names = new Set(runs(text, people.map(({ name }) => name)).filter(({ mention }) => mention).map(run => run.text.slice(1)))
  return people.filter(({ id, name }) => names.has(name) && (chosen.get(name) ?? id) === id).map(({ id }) => id)
}

const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
