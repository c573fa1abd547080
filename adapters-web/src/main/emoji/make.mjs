// Makes static/data/emoji.json anew: `npm pack emojibase-data`, unpack it, and `node make.mjs path/to/package > ../resources/static/data/emoji.json`.
// It is run when Unicode has new ones, not by the build, so that building needs no npm.
import { readFileSync } from "node:fs"

const [root] = process.argv.slice(2)
const read = file => readFileSync(`${root}/${file}`, "utf8")
const json = file => JSON.parse(read(file))
const NEWEST = 15.1
const groups = { 0: "smileys", 1: "people", 3: "animals", 4: "food", 5: "travel", 6: "activities", 7: "objects", 8: "symbols", 9: "flags" }
const codes = { ...json("en/shortcodes/emojibase.json"), ...json("en/shortcodes/github.json") }
const others = json("en/shortcodes/emojibase.json")
const known = json("en/data.json").filter(({ group, version }) => group in groups && version <= NEWEST).sort((one, other) => one.order - other.order)
const entry = ({ emoji, label, tags = [], hexcode }) => {
  const names = [...new Set([codes[hexcode] ?? [], others[hexcode] ?? []].flat())]
  const more = tags.filter(tag => !label.includes(tag) && !names.some(name => name.includes(tag)))
  return [emoji, label, names.join(" "), more.join(" ")]
}
process.stdout.write(JSON.stringify({
  from: `emojibase-data ${json("package.json").version}`,
  licence: read("LICENSE"),
  groups: Object.entries(groups).map(([group, name]) => [name, known.filter(one => one.group === Number(group)).map(entry)]),
}))
