import assert from "node:assert/strict"
import { test } from "node:test"
import { Conversations } from "../../main/resources/static/js/models/conversations.js"
import { Timeline } from "../../main/resources/static/js/models/timeline.js"
import { change, head, row, rows } from "./house/fixtures.js"

function list(...heads) {
  const conversations = new Conversations("ada")
  for (const one of heads) conversations.adopt(one)
  return conversations
}

function arranged(mine, ...heads) {
  const conversations = new Conversations("ada", id => mine[id] ?? {})
  for (const one of heads) conversations.adopt(one)
  return conversations
}

function timeline(version, messages = rows(1, version)) {
  const held = new Timeline("c")
  held.load({ version, messages, more: false })
  return held
}

test("the newest activity comes first, down to the fraction of a second", () => {
  const conversations = list(
    head(1, { id: "a", activity: "2026-11-22T09:00:01Z" }), head(1, { id: "b", activity: "2026-11-22T09:00:01.5Z" }),
    head(1, { id: "c", activity: "2026-11-22T09:00:01.500001Z" }), head(1, { id: "d", activity: "2026-11-22T09:00:01Z" }))
  assert.deepEqual(conversations.sorted.map(({ id }) => id), ["c", "b", "d", "a"])
})

test("what is pinned comes before, unless it is archived", () => {
  const conversations = arranged({ a: { pinned: true }, c: { pinned: true, archived: true } }, head(1, { id: "a" }), head(2, { id: "b" }), head(1, { id: "c" }))
  assert.deepEqual(conversations.sorted.map(({ id }) => id), ["a", "b", "c"])
})

test("a message by others counts, one of mine, one that tells what happened and a deleted one don't", () => {
  const conversations = list(head(3))
  conversations.change(change(3, 8, { messages: [
    row(4), row(5, { author: "ada" }), row(6, { event: { what: "joined" } }), row(7, { deleted: true }), row(8),
  ] }))
  const { unread, mine, seq, version, lastMessage, activity } = conversations.get("c")
  assert.deepEqual({ unread, seq, version, last: lastMessage.seq, activity }, { unread: 2, seq: 8, version: 8, last: 8, activity: row(8).at })
  assert.equal(mine.delivered, 5)
})

test("a message that is deleted before it is read counts no longer", () => {
  const conversations = list(head(3))
  conversations.change(change(3, 4))
  conversations.change(change(4, 5, { seq: 4, messages: [row(4, { version: 5, deleted: true })] }))
  assert.equal(conversations.get("c").unread, 0)
})

test("an edit changes the preview of the last message, and of no other", () => {
  const conversations = list(head(3))
  conversations.change(change(3, 5, { seq: 3, messages: [row(2, { version: 4, text: "older" }), row(3, { version: 5, text: "newer" })] }))
  assert.equal(conversations.get("c").lastMessage.text, "newer")
  assert.equal(conversations.get("c").activity, row(3).at)
})

test("the last message is the one with the highest seq, in whatever order rows come", () => {
  const conversations = list(head(3))
  conversations.change(change(3, 6, { seq: 5, messages: [row(5, { version: 5 }), row(4, { version: 6, text: "edited at once" })] }))
  assert.equal(conversations.get("c").lastMessage.seq, 5)
  assert.equal(conversations.get("c").unread, 2)
})

test("of a change in parts every message counts once", () => {
  const conversations = list(head(3))
  conversations.change(change(3, 5, { seq: 5, more: true, messages: [row(5)] }))
  conversations.change(change(5, 6, { seq: 5, messages: [row(4, { version: 6 })] }))
  assert.equal(conversations.get("c").unread, 2)
})

test("a change that overlaps what is known counts only what is new", () => {
  const conversations = list(head(5, { unread: 2, mine: { delivered: 3, read: 3 } }))
  assert.equal(conversations.change(change(3, 7)), "new")
  assert.equal(conversations.get("c").unread, 4)
})

test("a change after a missing one is a gap, and one without a head is unknown", () => {
  const conversations = list(head(3))
  assert.equal(conversations.change(change(4, 5)), "gap")
  assert.ok(conversations.behind("c"))
  assert.equal(conversations.change({ ...change(0, 1), conversation: "d" }), "unknown")
  assert.ok(conversations.behind("d"))
  assert.ok(!conversations.behind("e"))
})

test("an older head changes nothing but marks", () => {
  const conversations = list(head(5))
  conversations.adopt(head(3, { title: "Old", others: { delivered: 3, read: 3 } }))
  assert.equal(conversations.get("c").title, "Bob")
  assert.equal(conversations.get("c").others.read, 3)
})

test("marks only grow, and read implies delivered", () => {
  const conversations = list(head(5))
  conversations.mark({ conversation: "c", user: "bob", delivered: 1, read: 4 })
  conversations.mark({ conversation: "c", user: "bob", delivered: 3, read: 2 })
  assert.deepEqual(conversations.get("c").others, { delivered: 4, read: 4 })
})

test("in a group nobody's own mark is everybody's", () => {
  const conversations = list(head(5, { kind: "group" }))
  conversations.mark({ conversation: "c", user: "bob", delivered: 5, read: 5 })
  assert.deepEqual(conversations.get("c").others, { delivered: 0, read: 0 })
  conversations.mark({ conversation: "c", others: { delivered: 4, read: 2 } })
  assert.deepEqual(conversations.get("c").others, { delivered: 4, read: 2 })
})

test("who writes in a direct conversation has received what was before", () => {
  const conversations = list(head(3))
  conversations.change(change(3, 4))
  assert.equal(conversations.get("c").others.delivered, 4)
})

test("what is left unread is counted from what is held, and is unsure where that isn't all", () => {
  const unread = head(6, { unread: 3, mine: { delivered: 6, read: 2 } })
  const held = list(unread)
  held.see("c", 4, timeline(6, [...rows(1, 4), row(5, { author: "ada" }), row(6)]))
  assert.equal(held.get("c").unread, 1)
  assert.ok(!held.behind("c"))
  const bare = list(unread)
  bare.see("c", 4)
  assert.equal(bare.get("c").unread, 2)
  assert.ok(bare.behind("c"))
  bare.adopt(head(6, { unread: 1, mine: { delivered: 6, read: 4 } }))
  assert.equal(bare.get("c").unread, 1)
  assert.ok(!bare.behind("c"))
})

test("past a hundred nobody counts, and a deletion makes it unsure", () => {
  const conversations = list(head(200, { unread: 100, mine: { delivered: 0, read: 0 } }))
  conversations.change(change(200, 201))
  assert.equal(conversations.get("c").unread, 100)
  conversations.change(change(201, 202, { seq: 201, messages: [row(5, { version: 202, deleted: true })] }))
  assert.ok(conversations.behind("c"))
})

test("who is removed is active no longer", () => {
  const conversations = list(head(3, { kind: "group" }))
  conversations.change(change(3, 4, { members: [{ user: "ada", active: false }] }))
  assert.equal(conversations.get("c").active, false)
})

test("the window counts conversations with something new, neither muted nor archived", () => {
  const mine = { a: { mutedUntil: "9999-12-31T23:59:59Z" }, b: { archived: true }, c: { mutedUntil: "1970-01-01T00:00:00Z" }, e: { unread: true } }
  const conversations = arranged(mine, ...["a", "b", "c", "d"].map(id => head(1, { id, unread: 1 })), head(1, { id: "e" }))
  assert.equal(conversations.unread, 3)
})

test("a direct conversation is found by whom it is with", () => {
  const conversations = list(head(1, { members: [{ id: "ada" }, { id: "bob" }] }))
  assert.equal(conversations.with("bob").id, "c")
  assert.equal(conversations.with("eve"), undefined)
})

test("the last message that I see is shown, and what I don't see isn't counted", () => {
  const unseen = new Set()
  const list = new Conversations("me", undefined, (id, seq) => !unseen.has(seq))
  const rows = [1, 2, 3].map(seq => ({ seq, version: seq, author: "ada", at: "2026-01-01T00:00:00Z", text: `text ${seq}` }))
  const timeline = { messages: rows, covers: () => true }
  const head = { id: "a", kind: "direct", seq: 3, version: 3, unread: 3, mine: { delivered: 3, read: 0 }, others: { delivered: 0, read: 0 }, activity: "2026-01-01T00:00:00Z", lastMessage: rows[2] }
  list.adopt(head, timeline)
  unseen.add(3)
  list.review("a", timeline)
  assert.equal(list.get("a").lastMessage.seq, 2)
  assert.equal(list.get("a").unread, 2)
  assert.equal(list.behind("a"), false)
  unseen.add(1).add(2)
  list.review("a", timeline)
  assert.equal(list.get("a").lastMessage, undefined)
  assert.equal(list.get("a").unread, 0)
  assert.equal(list.behind("a"), true, "what the server shows is asked for")
  list.adopt({ ...head, unread: 0, lastMessage: undefined }, timeline)
  assert.equal(list.behind("a"), false)
  assert.equal(list.get("a").lastMessage, undefined)
})
