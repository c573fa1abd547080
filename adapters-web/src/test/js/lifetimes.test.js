import assert from "node:assert/strict"
import { test } from "node:test"
import { Lifetimes } from "../../main/resources/static/js/models/lifetimes.js"
import { change, chatting, head, row } from "./house/fixtures.js"
import { Time } from "./house/time.js"

const START = Date.parse("2026-11-22T10:00:00Z")
const ending = ms => ({ expiresAt: new Date(START + ms).toISOString() })

function watched() {
  const time = new Time(START)
  const ended = []
  return { time, ended, lifetimes: new Lifetimes({ now: time.now, timers: time.timers, ended: id => ended.push(id) }) }
}

test("what has no end is never over", () => {
  const { lifetimes } = watched()
  assert.equal(lifetimes.over("c", {}), false)
  assert.equal(lifetimes.over("c", undefined), false)
})

test("a conversation is told of once when the first of its messages has ended, and again for the next that is asked about", async () => {
  const { time, ended, lifetimes } = watched()
  assert.equal(lifetimes.over("c", ending(60_000)), false)
  assert.equal(lifetimes.over("c", ending(30_000)), false)
  assert.equal(lifetimes.over("d", ending(50_000)), false)
  await time.pass(29_000)
  assert.deepEqual(ended, [])
  await time.pass(2_000)
  assert.deepEqual(ended, ["c"])
  assert.equal(lifetimes.over("c", ending(30_000)), true)
  assert.equal(lifetimes.over("c", ending(60_000)), false)
  await time.pass(60_000)
  assert.deepEqual(ended, ["c", "d", "c"])
})

test("what ends in three months is waited for", async () => {
  const { time, ended, lifetimes } = watched()
  lifetimes.over("c", ending(90 * 86_400_000))
  await time.pass(89 * 86_400_000)
  assert.deepEqual(ended, [])
  await time.pass(2 * 86_400_000)
  assert.deepEqual(ended, ["c"])
})

test("a message goes at its time from the timeline, the list and what is unread, and its tombstone leaves no trace", async () => {
  const { time, wire, client } = await chatting()
  const end = { expiresAt: new Date(time.now() + 60_000).toISOString() }
  wire.say(change(3, 4, { messages: [row(4, end)], lifetime: 86_400 }))
  assert.equal(client.conversations.get("c").lifetime, 86_400)
  assert.equal(client.messages("c").at(-1).seq, 4)
  assert.equal(client.last(client.conversations.get("c")).seq, 4)
  assert.equal(client.conversations.get("c").unread, 1)
  let drawn = 0
  client.addEventListener("timeline", () => drawn++)
  await time.pass(61_000)
  assert.ok(drawn > 0)
  assert.equal(client.messages("c").at(-1).seq, 3)
  assert.equal(client.message("c", 4), undefined)
  assert.equal(client.last(client.conversations.get("c")), undefined)
  assert.equal(client.conversations.get("c").unread, 0)
  wire.say(change(4, 5, { seq: 4, messages: [row(4, { version: 5, text: undefined, deleted: true, ...end })] }))
  await time.pass(1_000)
  assert.equal(client.messages("c").at(-1).seq, 3)
  assert.equal(client.conversations.get("c").unread, 0)
  assert.equal(client.timeline("c").version, 5)
})

test("a head without a lifetime says that messages are kept again", async () => {
  const { wire, client } = await chatting()
  wire.say({ type: "heads", conversations: [head(3, { lifetime: 86_400 })], last: true })
  assert.equal(client.conversations.get("c").lifetime, 86_400)
  wire.say({ type: "heads", conversations: [head(3)], last: true })
  assert.equal(client.conversations.get("c").lifetime, undefined)
})
