const RECENT = 24
const OFFERED = 6

/** All emoji, in groups, to be found by their names: `data` as in static/data/emoji.json. */
export class Emoji {
  #all
  groups

  constructor({ groups }) {
    this.groups = groups.map(([name, some]) => ({ name, emoji: some.map(one) }))
    this.#all = this.groups.flatMap(({ emoji }) => emoji)
  }

  get(emoji) {
    return this.#all.find(one => one.emoji === emoji)
  }

  /** Those in whose names each word begins one. */
  find(text) {
    const words = plain(text).split(/\s+/).filter(Boolean)
    return this.#all.filter(({ sought }) => words.every(word => sought.includes(` ${word}`)))
  }

  /** What `:tea` may become: codes that begin so first, then those that hold it. */
  offer(begun) {
    const code = begun.toLowerCase()
    const rank = ({ codes }) => (codes.includes(code) ? 0 : codes.some(other => other.startsWith(code)) ? 1 : codes.some(other => other.includes(code)) ? 2 : 3)
    return this.#all.map(one => ({ one, rank: rank(one) })).filter(({ rank }) => rank < 3)
      .sort((one, other) => one.rank - other.rank).slice(0, OFFERED).map(({ one }) => one)
  }

  /** What `:tea:` is. */
  called(code) {
    return this.#all.find(({ codes }) => codes.includes(code.toLowerCase()))
  }
}

function one([emoji, name, codes, more]) {
  return { emoji, name, codes: codes.split(" ").filter(Boolean), sought: plain(` ${name} ${codes} ${more}`).replace(/[_-]/g, " ") }
}

const plain = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

/** The code at the end of what is written, if one is begun there (`{ from, code, whole }`): two letters at least, so that `:-)` stays what it is. */
export function codeIn(text) {
  const found = /(?:^|[\s(])(:([a-z0-9_+-]{2,})(:?))$/i.exec(text)
  return found ? { from: text.length - found[1].length, code: found[2], whole: found[3] === ":" } : null
}

/** What was used last, of all tabs. */
export class Recent {
  #storage
  #key

  constructor(storage, me) {
    this.#storage = storage
    this.#key = `sohbet-emoji ${me}`
  }

  get all() {
    return (this.#storage.getItem(this.#key) ?? "").split(" ").filter(Boolean)
  }

  add(emoji) {
    try {
      this.#storage.setItem(this.#key, [emoji, ...this.all.filter(other => other !== emoji)].slice(0, RECENT).join(" "))
    } catch {
      // A full storage remembers nothing new.
    }
  }
}
