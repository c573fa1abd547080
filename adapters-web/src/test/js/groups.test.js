import assert from "node:assert/strict"
import { test } from "node:test"
import { placeOf } from "../../main/resources/static/js/helpers/places.js"
import { Acquaintances } from "../../main/resources/static/js/models/acquaintances.js"
import { Blocks } from "../../main/resources/static/js/models/blocks.js"
import { Choice } from "../../main/resources/static/js/models/choice.js"
import { Groups } from "../../main/resources/static/js/models/groups.js"
import { Roster } from "../../main/resources/static/js/models/roster.js"
import { traces } from "../../main/resources/static/js/models/traces.js"
import { Time } from "./house/time.js"

const member = (id, role = "member", version = 1, active = true) => ({ id, role, active, version })
const change = (user, role, version, active = true) => ({ user, role, active, version })

test("a roster takes what is newer and ignores what is older, in whatever order it comes", () => {
  const roster = new Roster()
  assert.equal(roster.take([member("ada", "admin"), member("grace", "member", 4)]), true)
  assert.equal(roster.take([change("grace", "admin", 3)]), false)
  assert.equal(roster.admin("grace"), false)
  assert.equal(roster.take([change("grace", "admin", 5), change("mert", "member", 6)]), true)
  assert.equal(roster.admin("grace"), true)
  roster.take([change("mert", "member", 7, false)])
  roster.take([member("mert", "member", 6)])
  assert.equal(roster.has("mert"), false)
  assert.deepEqual(roster.members.map(({ id }) => id), ["ada", "grace"])
})

test("a roster shows oneself first, then admins, then all others by name", () => {
  const roster = new Roster()
  roster.take([member("z"), member("b", "admin"), member("me"), member("a", "admin"), member("c")])
  assert.deepEqual(roster.sorted("me", id => id).map(({ id }) => id), ["me", "a", "b", "c", "z"])
})

test("only the only admin of others needs a successor", () => {
  const roster = new Roster()
  roster.take([member("me", "admin")])
  assert.deepEqual(roster.successors("me"), [])
  roster.take([member("grace")])
  assert.deepEqual(roster.successors("me").map(({ id }) => id), ["grace"])
  assert.deepEqual(roster.successors("grace"), [])
  roster.take([change("grace", "admin", 2)])
  assert.deepEqual(roster.successors("me"), [])
})

test("a group's people are asked for once and kept right by changes", async () => {
  let asked = 0
  const people = new Map()
  const timeline = { members: [] }
  const api = { members: async () => (asked++, { members: [{ ...member("me", "admin"), displayName: "Me" }, { ...member("g"), displayName: "Grace" }] }) }
  const client = { me: "me", know: users => users.forEach(user => people.set(user.id, user)), nameOf: id => people.get(id)?.displayName ?? "Somebody", timeline: () => timeline }
  const groups = new Groups(client, api)
  assert.deepEqual(groups.names("x"), [])
  await Promise.all([groups.load("x"), groups.load("x")])
  assert.equal(asked, 1)
  assert.deepEqual(groups.names("x"), ["Grace", "You"])
  timeline.members = [change("g", "member", 2, false), change("h", "member", 3)]
  assert.deepEqual(groups.names("x"), ["Somebody", "You"])
  await groups.load("x")
  assert.equal(groups.roster("x").has("g"), false)
})

test("people who are named and not known are asked for, each once, some at a time", async () => {
  const time = new Time()
  const asked = []
  const met = []
  let most = 0
  let open = 0
  const ask = async id => {
    asked.push(id)
    most = Math.max(most, ++open)
    await null
    open--
    return { id }
  }
  const acquaintances = new Acquaintances({ ask, met: people => met.push(...people.map(({ id }) => id)), timers: time.timers })
  for (let i = 0; i < 20; i++) acquaintances.wonder(`user-${i % 10}`)
  await time.pass(1_000)
  assert.equal(asked.length, 10)
  assert.equal(met.length, 10)
  assert.ok(most <= 6, `${most} at once`)
})

test("who couldn't be asked for is asked for again later, who doesn't exist never", async () => {
  const time = new Time()
  const asked = []
  const ask = async id => {
    asked.push(id)
    throw id === "nobody" ? { code: "not_found" } : new TypeError("offline")
  }
  const acquaintances = new Acquaintances({ ask, met: () => assert.fail(), timers: time.timers })
  const wonder = async () => {
    for (const id of ["nobody", "grace"]) acquaintances.wonder(id)
    await time.pass(100)
  }
  await wonder()
  await wonder()
  assert.deepEqual(asked, ["nobody", "grace"])
  await time.pass(20_000)
  await wonder()
  assert.deepEqual(asked, ["nobody", "grace", "grace"])
})

test("blocks aren't known until they are loaded, and a change is told to all tabs", async () => {
  const told = []
  let users = [{ id: "mert" }]
  const api = { blocks: async () => ({ users }), block: async () => {}, unblock: async () => {} }
  const channel = { postMessage: word => told.push(word) }
  let changed = 0
  const blocks = new Blocks({ api, channel, changed: () => changed++ })
  assert.equal(blocks.has("mert"), undefined)
  await blocks.load()
  assert.deepEqual([blocks.has("mert"), blocks.has("ada")], [true, false])
  await blocks.unblock("mert")
  assert.equal(blocks.has("mert"), false)
  await blocks.block("ada")
  assert.equal(blocks.has("ada"), true)
  assert.equal(told.length, 2)
  users = []
  await channel.onmessage()
  assert.equal(blocks.has("ada"), false)
  assert.equal(changed, 4)
})

test("a choice holds so many people and no more, each once", () => {
  const choice = new Choice(2)
  assert.equal(choice.add({ id: "a" }), true)
  assert.equal(choice.add({ id: "a" }), true)
  assert.equal(choice.add({ id: "b" }), true)
  assert.equal(choice.add({ id: "c" }), false)
  assert.deepEqual(choice.ids, ["a", "b"])
  const found = ["a", "b", "c", "d"].map(id => ({ id }))
  assert.deepEqual(choice.open(found, new Set(["d"])).map(({ id }) => id), ["c"])
  choice.remove("a")
  assert.equal(choice.add({ id: "c" }), true)
})

test("each person is told once how far a message has come with them", () => {
  const receipts = [{ user: "a", delivered: true, read: true }, { user: "b", delivered: true, read: false }, { user: "c", delivered: false, read: false }]
  assert.deepEqual(traces(receipts), { read: ["a"], delivered: ["b"], waiting: ["c"] })
})

test("a path names a section, a chat, or what stands beside one", () => {
  const id = "0190a7a0-0000-7000-8000-000000000001"
  assert.deepEqual(placeOf("/groups/new"), { section: "group" })
  assert.deepEqual(placeOf(`/chat/${id}`), { chat: id, panel: null, seq: 0 })
  assert.deepEqual(placeOf(`/chat/${id}/add`), { chat: id, panel: "add", seq: 0 })
  assert.deepEqual(placeOf(`/chat/${id}/info/7`), { chat: id, panel: "info", seq: 7 })
  for (const other of ["/me", "/constructor", `/chat/${id}/info/0`, `/chat/${id}/secrets`, "/invite/x"]) assert.equal(placeOf(other), null)
})
