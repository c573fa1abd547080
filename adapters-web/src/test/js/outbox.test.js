import assert from "node:assert/strict"
import { test } from "node:test"
import { Outbox } from "../../main/resources/static/js/models/outbox.js"
import { memory } from "./house/fixtures.js"

const entry = (clientId, conversation = "c") => ({ clientId, conversation, text: clientId })
const ids = entries => entries.map(({ clientId }) => clientId)

async function holding(...entries) {
  const outbox = new Outbox(memory())
  for (const one of entries) await outbox.add(one)
  return outbox
}

test("one entry of each conversation is ready, the first that was written", async () => {
  const outbox = await holding(entry("2"), entry("1"), entry("3", "d"))
  assert.deepEqual(ids(outbox.ready()), ["1", "3"])
  outbox.sent(entry("1"))
  assert.deepEqual(ids(outbox.ready()), ["3"])
  await outbox.acknowledged("1")
  assert.deepEqual(ids(outbox.ready()), ["2", "3"])
})

test("what is unsent is there after a reload, and what is acknowledged isn't", async () => {
  const store = memory()
  const before = new Outbox(store)
  await before.add(entry("1"))
  await before.add(entry("2"))
  await before.acknowledged("1")
  const after = new Outbox(store)
  await after.load()
  assert.deepEqual(ids(after.of("c")), ["2"])
})

test("a refused entry waits for the person, over a reload too, and lets others pass", async () => {
  const store = memory()
  const outbox = new Outbox(store)
  await outbox.add(entry("1"))
  await outbox.add(entry("2"))
  await outbox.refused("1", { detail: "No." })
  assert.deepEqual(ids(outbox.ready()), ["2"])
  const after = new Outbox(store)
  await after.load()
  assert.equal(after.get("1").failed, "No.")
  await after.retry("1")
  assert.deepEqual(ids(after.ready()), ["1"])
  await after.discard("1")
  assert.deepEqual(ids(after.ready()), ["2"])
})

test("an entry that may be tried later is kept as it is", async () => {
  const outbox = await holding(entry("1"))
  outbox.sent(entry("1"))
  await outbox.refused("1", { detail: "Later.", retryAfter: 1 })
  assert.deepEqual(ids(outbox.ready()), ["1"])
})

test("nothing is ready while any hold lasts", async () => {
  const outbox = await holding(entry("1"))
  const [first, second] = [outbox.hold(), outbox.hold()]
  first()
  assert.deepEqual(outbox.ready(), [])
  second()
  assert.deepEqual(ids(outbox.ready()), ["1"])
})

test("what was under way when the connection was lost is ready again", async () => {
  const outbox = await holding(entry("1"))
  outbox.sent(entry("1"))
  outbox.lost()
  assert.deepEqual(ids(outbox.ready()), ["1"])
})

test("an answer that is overdue makes its entry ready, unless it was sent again meanwhile", async () => {
  const outbox = await holding(entry("1"))
  const first = outbox.sent(entry("1"))
  outbox.lost()
  const second = outbox.sent(entry("1"))
  assert.ok(!first())
  assert.deepEqual(outbox.ready(), [])
  assert.ok(second())
  assert.deepEqual(ids(outbox.ready()), ["1"])
})
