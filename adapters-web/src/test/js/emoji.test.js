import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { codeIn, Emoji, Recent } from "../../main/resources/static/js/models/emoji.js"

const emoji = new Emoji(JSON.parse(readFileSync(new URL("../../main/resources/static/data/emoji.json", import.meta.url), "utf8")))
const shown = some => some.map(one => one.emoji)

test("all of them are there, in groups, each with a name", () => {
  assert.deepEqual(emoji.groups.map(({ name }) => name), ["smileys", "people", "animals", "food", "travel", "activities", "objects", "symbols", "flags"])
  const all = emoji.groups.flatMap(group => group.emoji)
  assert.ok(all.length > 1_500)
  assert.ok(all.every(one => one.name && one.emoji))
})

test("they are found by words of their names", () => {
  assert.ok(shown(emoji.find("tea")).includes("🍵"))
  assert.ok(shown(emoji.find("Heart red")).includes("❤️"))
  assert.deepEqual(emoji.find("no such thing"), [])
})

test("a code is offered from two letters on, the exact one first", () => {
  assert.equal(emoji.offer("tea")[0].emoji, "🍵")
  assert.ok(shown(emoji.offer("joy")).includes("😂"))
  assert.ok(emoji.offer("s").length <= 6)
  assert.equal(emoji.called("TADA").emoji, "🎉")
  assert.equal(emoji.called("nothing_such"), undefined)
})

test("a code begins a word, and is neither a smiley nor a time", () => {
  assert.deepEqual(codeIn("Yes :te"), { from: 4, code: "te", whole: false })
  assert.deepEqual(codeIn(":tea:"), { from: 0, code: "tea", whole: true })
  for (const text of ["at 10:30", "https://example.org", ":-)", ":D", "x:tea", ": tea"]) assert.equal(codeIn(text), null, text)
})

test("what was used last comes first, once, and few of them", () => {
  const held = new Map()
  const recent = new Recent({ getItem: key => held.get(key) ?? null, setItem: (key, value) => held.set(key, value) }, "ada")
  for (const one of ["🍵", "🥯", "🍵"]) recent.add(one)
  assert.deepEqual(recent.all, ["🍵", "🥯"])
  for (let i = 0; i < 40; i++) recent.add(String(i))
  assert.equal(recent.all.length, 24)
})
