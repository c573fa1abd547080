import assert from "node:assert/strict"
import { test } from "node:test"
import { Marks } from "../../main/resources/static/js/models/marks.js"
import { Time } from "./house/time.js"

function gathering() {
  const time = new Time()
  const sent = []
  const there = { time, sent, online: true }
  there.marks = new Marks(frame => there.online && Boolean(sent.push(frame)), time.timers)
  return there
}

test("marks are gathered, and each conversation's said once", async () => {
  const { time, sent, marks } = gathering()
  marks.add("c", { delivered: 5 })
  marks.add("c", { read: 4 })
  marks.add("d", { read: 2 })
  await time.pass(249)
  assert.deepEqual(sent, [])
  await time.pass(1)
  assert.deepEqual(sent, [{ type: "mark", conversation: "c", delivered: 5, read: 4 }, { type: "mark", conversation: "d", delivered: 2, read: 2 }])
})

test("marks are kept until somebody takes them", async () => {
  const there = gathering()
  there.online = false
  there.marks.add("c", { read: 4 })
  await there.time.pass(1_000)
  there.online = true
  there.marks.add("c", { read: 5 })
  await there.time.pass(250)
  assert.deepEqual(there.sent, [{ type: "mark", conversation: "c", delivered: 5, read: 5 }])
})

test("marks can be forgotten", async () => {
  const { time, sent, marks } = gathering()
  marks.add("c", { read: 4 })
  marks.clear()
  await time.pass(1_000)
  assert.deepEqual(sent, [])
})
