import assert from "node:assert/strict"
import { test } from "node:test"
import { Timeline } from "../../main/resources/static/js/models/timeline.js"
import { change, row, rows } from "./house/fixtures.js"

const seqs = timeline => timeline.messages.map(({ seq }) => seq)

function loaded(version = 3, others = {}) {
  const timeline = new Timeline("c")
  timeline.load({ version, messages: rows(1, version), more: false, ...others })
  return timeline
}

test("a change that follows what is held is new, and the same again is known", () => {
  const timeline = loaded()
  assert.equal(timeline.receive(change(3, 4)), "new")
  assert.equal(timeline.receive(change(3, 4)), "known")
  assert.equal(timeline.version, 4)
  assert.deepEqual(seqs(timeline), [1, 2, 3, 4])
})

test("a change after a missing one is a gap, and not applied", () => {
  const timeline = loaded()
  assert.equal(timeline.receive(change(4, 5)), "gap")
  assert.deepEqual(seqs(timeline), [1, 2, 3])
  assert.ok(timeline.behind)
})

test("a change that begins earlier and ends later brings what is missing", () => {
  const timeline = loaded()
  assert.equal(timeline.receive(change(1, 6)), "new")
  assert.equal(timeline.version, 6)
  assert.ok(!timeline.behind)
})

test("an older row never replaces a newer one", () => {
  const timeline = loaded()
  timeline.receive(change(3, 4, { messages: [row(2, { version: 4, text: "edited" })] }))
  timeline.extend({ version: 3, messages: [row(2)], more: false })
  assert.equal(timeline.message(2).text, "edited")
})

test("a row that is deleted keeps nothing of what it was", () => {
  const timeline = loaded()
  timeline.receive(change(3, 4, { messages: [{ seq: 2, version: 4, author: "bob", at: row(2).at, deleted: true }] }))
  assert.equal(timeline.message(2).text, undefined)
})

test("a page doesn't move the version of what is held", () => {
  const timeline = loaded(60, { messages: rows(51, 60), more: true })
  timeline.extend({ version: 70, messages: rows(41, 50), more: true })
  assert.equal(timeline.version, 60)
  assert.equal(timeline.first, 41)
  assert.ok(timeline.behind)
})

test("a change of a message before the first one held leaves no hole, and isn't forgotten", () => {
  const timeline = loaded(60, { messages: rows(51, 60), more: true })
  timeline.receive(change(60, 61, { messages: [row(45, { version: 61, text: "edited" })] }))
  assert.equal(timeline.first, 51)
  timeline.extend({ version: 60, messages: rows(41, 50), more: true })
  assert.equal(timeline.first, 41)
  assert.equal(timeline.message(45).text, "edited")
})

test("after a reset what was held is shown until a page takes its place", () => {
  const timeline = loaded()
  assert.equal(timeline.receive(change(3, 900, { messages: [], reset: true })), "reset")
  assert.ok(!timeline.loaded)
  assert.deepEqual(seqs(timeline), [1, 2, 3])
  assert.equal(timeline.receive(change(3, 901)), "gap")
  timeline.load({ version: 901, messages: rows(899, 901), more: true })
  assert.deepEqual(seqs(timeline), [899, 900, 901])
})

test("a reset that comes late is known", () => {
  const timeline = loaded(901, { messages: rows(899, 901), more: true })
  assert.equal(timeline.receive(change(3, 900, { messages: [], reset: true })), "known")
})

test("what is expected has its place until its row comes, and keeps its clientId", () => {
  const timeline = loaded()
  timeline.expect({ seq: 4, author: "ada", at: row(4).at, text: "hi", clientId: "x" })
  assert.deepEqual(seqs(timeline), [1, 2, 3, 4])
  timeline.receive(change(3, 4, { messages: [row(4, { author: "ada", text: "hi" })] }))
  assert.equal(timeline.message(4).version, 4)
  assert.equal(timeline.message(4).clientId, "x")
})

test("what is expected never replaces a row", () => {
  const timeline = loaded()
  timeline.expect({ seq: 3, author: "ada", at: row(3).at, text: "late", clientId: "x" })
  assert.equal(timeline.message(3).text, "m3")
})

test("a page takes the place of what was expected before it, and leaves what comes after it", () => {
  const timeline = new Timeline("c")
  for (const seq of [61, 201]) timeline.expect({ seq, author: "ada", at: row(seq).at, text: "hi", clientId: `${seq}` })
  timeline.load({ version: 200, messages: rows(151, 200), more: true })
  assert.equal(timeline.first, 151)
  assert.equal(timeline.messages.at(-1).seq, 201)
})

test("an empty conversation is loaded at version 0", () => {
  const timeline = new Timeline("c")
  timeline.load({ version: 0, messages: [], more: false })
  assert.ok(timeline.loaded)
  assert.equal(timeline.receive(change(0, 1)), "new")
})

test("covers what follows a message only if nothing of it is missing", () => {
  const timeline = loaded(60, { messages: rows(51, 60), more: true })
  assert.ok(timeline.covers(50, 60))
  assert.ok(!timeline.covers(49, 60))
  assert.ok(!timeline.covers(55, 61))
  assert.ok(loaded().covers(0, 3))
})

test("members and properties are taken from changes", () => {
  const timeline = loaded()
  timeline.receive(change(3, 4, { messages: [], members: [{ user: "eve", role: "member", active: true, version: 4 }], properties: { title: "T" } }))
  assert.deepEqual(timeline.members.map(({ user }) => user), ["eve"])
  assert.equal(timeline.properties.title, "T")
})
