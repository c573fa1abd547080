import assert from "node:assert/strict"
import { test } from "node:test"
import { Notes } from "../../main/resources/static/js/models/notes.js"

function notes(answer = async () => ({ self: 1 })) {
  const frames = []
  const drawn = []
  const model = new Notes({ request: frame => { frames.push(frame); return answer(frame) }, changed: id => drawn.push(id) })
  return { model, frames, drawn }
}

test("a star shows at once, and stays when the server has it", async () => {
  const { model, frames, drawn } = notes()
  const done = model.star("a", 3, true)
  assert.equal(model.starred("a", 3), true)
  assert.deepEqual(drawn, ["a"])
  await done
  assert.equal(model.starred("a", 3), true)
  assert.deepEqual(frames, [{ type: "self", conversation: "a", seq: 3, star: true }])
  assert.equal(model.starred("b", 3), false)
})

test("a wish that is refused is taken back", async () => {
  const { model } = notes(async () => { throw new Error("no") })
  const done = model.delete("a", 3)
  assert.equal(model.sees("a", 3), false)
  await assert.rejects(done)
  assert.equal(model.sees("a", 3), true)
})

test("what is deleted for me isn't shown, and has no star", async () => {
  const { model } = notes()
  await model.star("a", 3, true)
  assert.deepEqual(model.shown("a", { seq: 3, text: "x" }), { seq: 3, text: "x", starred: true })
  await model.delete("a", 3)
  assert.equal(model.shown("a", { seq: 3 }), undefined)
  assert.equal(model.starred("a", 3), false)
  const pending = { clientId: "c", text: "not sent yet" }
  assert.equal(model.shown("a", pending), pending)
})

test("rows from the server win by their version, whatever their order", () => {
  const { model } = notes()
  const row = { conversation: "a", seq: 3, starred: true, hidden: false, version: 5 }
  assert.deepEqual([...model.receive({ messages: [row] })], ["a"])
  model.receive({ messages: [{ ...row, starred: false, version: 4 }] })
  assert.equal(model.starred("a", 3), true)
  model.receive({ messages: [{ ...row, starred: false, version: 6 }] })
  assert.equal(model.starred("a", 3), false)
})

test("what is cleared is out of sight with its notes, and doesn't come back", () => {
  const { model } = notes()
  model.receive({ messages: [3, 7].map(seq => ({ conversation: "a", seq, starred: true, hidden: false, version: seq })) })
  assert.deepEqual([...model.receive({ conversations: [{ conversation: "a", cleared: 5 }, { conversation: "b" }] })], ["a"])
  assert.equal(model.sees("a", 5), false)
  assert.equal(model.starred("a", 3), false)
  assert.equal(model.starred("a", 7), true)
  assert.equal(model.clear("a", 4), false)
  assert.equal(model.sees("a", 5), false)
})
