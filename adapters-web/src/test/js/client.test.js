import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { ada, change, chatting, head, problem, row, rows } from "./house/fixtures.js"
import { settled } from "./house/time.js"

const HISTORY = { type: "welcome", history: "h2" }

describe("catching up", () => {
  test("a gap is fetched after a moment of patience", async () => {
    const { time, wire } = await chatting()
    wire.say(change(4, 5))
    await time.pass(150)
    assert.equal(wire.of("fetch").length, 0)
    await time.pass(100)
    assert.deepEqual(wire.of("fetch").map(({ conversation, after }) => [conversation, after]), [["c", 3]])
  })

  test("a frame that was only late leaves nothing to fetch", async () => {
    const { time, wire, client } = await chatting()
    wire.say(change(4, 5))
    wire.say(change(3, 4))
    wire.say(change(4, 5))
    await time.pass(1_000)
    assert.equal(wire.of("fetch").length, 0)
    assert.equal(client.timeline("c").version, 5)
  })

  test("a gap that opens while a fetch is under way is fetched too", async () => {
    const { time, wire, client } = await chatting()
    wire.say(change(4, 5))
    await time.pass(250)
    wire.say(change(6, 7))
    wire.say({ ...change(3, 5), id: wire.of("fetch")[0].id })
    await time.pass(250)
    assert.deepEqual(wire.of("fetch").map(({ after }) => after), [3, 5])
    wire.say({ ...change(5, 7), id: wire.of("fetch")[1].id })
    await time.pass(60_000)
    assert.equal(client.timeline("c").version, 7)
    assert.equal(wire.of("fetch").length, 2)
  })

  test("a fetch that the server can't answer now is asked again when it says so", async () => {
    const { time, wire } = await chatting()
    wire.say(change(4, 5))
    await time.pass(250)
    wire.say({ type: "error", id: wire.of("fetch")[0].id, code: "unavailable", detail: "later", retryAfter: 3 })
    await time.pass(2_900)
    assert.equal(wire.of("fetch").length, 1)
    await time.pass(200)
    assert.equal(wire.of("fetch").length, 2)
  })

  test("a fetch without an answer is asked again", async () => {
    const { time, wire } = await chatting()
    wire.say(change(4, 5))
    await time.pass(17_000)
    assert.equal(wire.of("fetch").length, 2)
  })

  test("a fetch that will never be answered is not asked again by itself", async () => {
    const { time, wire } = await chatting()
    wire.say(change(4, 5))
    await time.pass(250)
    wire.say({ type: "error", id: wire.of("fetch")[0].id, code: "not_found", detail: "gone" })
    await time.pass(60_000)
    assert.equal(wire.of("fetch").length, 1)
  })

  test("a fetch that brings nothing new is asked again ever more slowly", async () => {
    const { time, wire } = await chatting()
    wire.addEventListener("frame", () => {})
    wire.say(change(4, 5))
    for (let second = 0; second < 60; second++) {
      await time.pass(1_000)
      const { id } = wire.of("fetch").at(-1)
      wire.say({ ...change(3, 3), id })
    }
    assert.ok(wire.of("fetch").length < 12, `${wire.of("fetch").length}`)
  })

  test("an acknowledgement whose change is lost is caught up with", async () => {
    const { time, wire, client } = await chatting()
    await client.write("c", "hello")
    const { clientId } = wire.of("send")[0]
    wire.say({ type: "ack", clientId, conversation: "c", seq: 4, version: 4, at: row(4).at })
    assert.equal(client.timeline("c").message(4).text, "hello")
    assert.equal(client.timeline("c").version, 3)
    await time.pass(250)
    assert.equal(wire.of("fetch")[0].after, 3)
  })

  test("a reset loads the newest page in place of what was held", async () => {
    let page = { version: 3, messages: rows(1, 3), more: false }
    const { time, wire, client } = await chatting({ page: async () => page })
    page = { version: 900, messages: rows(851, 900), more: true }
    wire.say(change(3, 900, { messages: [], reset: true }))
    await time.pass(250)
    assert.deepEqual(client.timeline("c").messages.map(({ seq }) => seq), page.messages.map(({ seq }) => seq))
  })

  test("a reset whose page can't be loaded keeps what is shown, and loads it later", async () => {
    const pages = [{ version: 3, messages: rows(1, 3), more: false }, null, { version: 900, messages: rows(851, 900), more: true }]
    const { time, wire, client } = await chatting({ page: async () => pages.shift() ?? Promise.reject(new TypeError("network")) })
    wire.say(change(3, 900, { messages: [], reset: true }))
    await time.pass(250)
    assert.equal(client.timeline("c").messages.length, 3)
    await time.pass(5_000)
    assert.equal(client.timeline("c").version, 900)
    assert.equal(client.timeline("c").first, 851)
  })

  test("an older page that was asked for before a reset leaves no hole", async () => {
    let answer
    const page = async (_, { before }) => (before ? new Promise(resolve => (answer = resolve)) : pages.shift())
    const pages = [{ version: 300, messages: rows(251, 300), more: true }, { version: 900, messages: rows(851, 900), more: true }]
    const { time, wire, client } = await chatting({ page, head: async () => head(300) })
    const older = client.older("c")
    wire.say(change(300, 900, { messages: [], reset: true }))
    await time.pass(250)
    answer({ version: 300, messages: rows(201, 250), more: true })
    await older
    assert.equal(client.timeline("c").first, 851)
  })

  test("a first page that couldn't be loaded is loaded after a reconnect", async () => {
    const pages = [() => Promise.reject(new TypeError("network")), async () => ({ version: 4, messages: rows(1, 4), more: false })]
    const { time, wire, client, welcome } = ada({ page: () => pages.shift()() })
    welcome(head(3))
    await assert.rejects(client.open("c"))
    wire.lose()
    welcome(head(4))
    await time.pass(250)
    assert.equal(client.timeline("c").messages.length, 4)
  })

  test("a first page that couldn't be loaded is tried again without a reconnect, too", async () => {
    const pages = [() => Promise.reject(problem("unavailable", { retryAfter: 1 })), async () => ({ version: 3, messages: rows(1, 3), more: false })]
    const { time, client, welcome } = ada({ page: () => pages.shift()() })
    welcome(head(3))
    await assert.rejects(client.open("c"))
    await time.pass(2_000)
    assert.ok(client.timeline("c").loaded)
  })

  test("an empty conversation is held, and takes its first message", async () => {
    const { wire, client } = await chatting({ page: async () => ({ version: 0, messages: [], more: false }), head: async () => head(0) })
    wire.say({ type: "heads", conversations: [head(0)], last: true })
    wire.say(change(0, 1))
    assert.deepEqual(client.timeline("c").messages.map(({ seq }) => seq), [1])
  })

  test("who waits for the same page doesn't ask for it twice", async () => {
    const house = ada()
    house.welcome(head(3))
    await Promise.all([house.client.open("c"), house.client.open("c")])
    assert.equal(house.of("page").length, 1)
  })

  test("hello tells which versions are held", async () => {
    const { wire, client } = await chatting()
    client.hello()
    assert.deepEqual(wire.of("hello").at(-1).have, { c: 3 })
  })
})

describe("a conversation known by its head alone", () => {
  test("is updated by what comes", () => {
    const { wire, client, welcome } = ada()
    welcome(head(3))
    wire.say(change(3, 4))
    assert.equal(client.conversations.get("c").unread, 1)
    assert.equal(client.conversations.get("c").lastMessage.text, "m4")
  })

  test("is asked for when a frame of it was lost", async () => {
    const { time, wire, client, welcome, of } = ada({ head: async () => head(5, { unread: 2, mine: { delivered: 3, read: 3 } }) })
    welcome(head(3))
    wire.say(change(4, 5))
    await time.pass(250)
    assert.equal(of("head").length, 1)
    assert.equal(client.conversations.get("c").unread, 2)
  })

  test("is asked for once more when that failed", async () => {
    const answers = [() => Promise.reject(new TypeError("network")), async () => head(5, { unread: 2, mine: { delivered: 3, read: 3 } })]
    const { time, wire, client, welcome } = ada({ head: () => answers.shift()() })
    welcome(head(3))
    wire.say(change(4, 5))
    await time.pass(3_000)
    assert.equal(client.conversations.get("c").unread, 2)
  })

  test("is learned at once where there was none", async () => {
    const { time, wire, client, welcome } = ada({ head: async () => head(1, { unread: 1, mine: { delivered: 0, read: 0 } }) })
    welcome()
    wire.say(change(0, 1))
    await time.pass(0)
    assert.equal(client.conversations.get("c").unread, 1)
  })

  test("isn't asked for again where the person is no member", async () => {
    const { time, wire, welcome, of } = ada({ head: () => Promise.reject(problem("not_found")) })
    welcome()
    wire.say(change(0, 1))
    await time.pass(60_000)
    assert.equal(of("head").length, 1)
  })
})

describe("another history", () => {
  test("drops what was held, and loads what is open anew", async () => {
    let page = { version: 3, messages: rows(1, 3), more: false }
    let answer = head(3)
    const { time, wire, client } = await chatting({ page: async () => page, head: async () => answer })
    wire.say({ type: "heads", conversations: [head(7, { id: "d" })], last: true })
    page = { version: 2, messages: [row(1), row(2, { text: "restored" })], more: false }
    answer = head(2, { title: "Restored" })
    wire.say(HISTORY)
    wire.say({ type: "heads", conversations: [answer], last: true })
    await time.pass(250)
    assert.equal(client.conversations.get("c").title, "Restored")
    assert.equal(client.conversations.get("d"), undefined)
    assert.deepEqual(client.timeline("c").messages.map(({ text }) => text), ["m1", "restored"])
    assert.equal(client.timeline("c").version, 2)
  })

  test("says hello without what was held", async () => {
    const { wire } = await chatting()
    wire.say(HISTORY)
    assert.deepEqual(wire.of("hello").at(-1).have, {})
  })

  test("makes nothing of a head that was asked for before", async () => {
    let answer
    const { time, wire, client } = await chatting({ head: id => new Promise(resolve => (id === "d" ? (answer = resolve) : resolve(head(3)))) })
    wire.say({ ...change(5, 6), conversation: "d" })
    await time.pass(0)
    wire.say(HISTORY)
    answer(head(6, { id: "d" }))
    await settled()
    assert.equal(client.conversations.get("d"), undefined)
  })
})

describe("unread and marks", () => {
  test("a hello's heads that are older than what was read here bring no unread back", async () => {
    const { wire, client } = await chatting()
    wire.say(change(3, 4))
    client.read("c", 4)
    wire.say({ type: "heads", conversations: [head(4, { unread: 1, mine: { delivered: 3, read: 3 } })], last: true })
    assert.equal(client.conversations.get("c").unread, 0)
  })

  test("a mark that was lost is said again after the next heads", async () => {
    const { time, wire, client } = await chatting()
    wire.say(change(3, 4))
    client.read("c", 4)
    await time.pass(300)
    wire.sent.length = 0
    wire.say({ type: "heads", conversations: [head(4, { unread: 1, mine: { delivered: 4, read: 3 } })], last: true })
    await time.pass(300)
    assert.deepEqual(wire.of("mark"), [{ type: "mark", conversation: "c", delivered: 4, read: 4 }])
  })

  test("what comes is marked as delivered, gathered for a moment", async () => {
    const { time, wire } = await chatting()
    wire.say(change(3, 4))
    wire.say(change(4, 5))
    assert.equal(wire.of("mark").length, 0)
    await time.pass(250)
    assert.deepEqual(wire.of("mark"), [{ type: "mark", conversation: "c", delivered: 5, read: 0 }])
  })

  test("marks wait for the next welcome while there is no connection", async () => {
    const { time, wire, client, welcome } = await chatting()
    wire.say(change(3, 4))
    wire.lose()
    client.read("c", 4)
    await time.pass(1_000)
    welcome(head(4))
    assert.deepEqual(wire.of("mark"), [{ type: "mark", conversation: "c", delivered: 4, read: 4 }])
  })

  test("another device's reading counts what is left, exactly where it is held", async () => {
    const { wire, client } = await chatting()
    wire.say(change(3, 6, { messages: [row(4), row(5, { author: "ada" }), row(6)] }))
    assert.equal(client.conversations.get("c").unread, 2)
    wire.say({ type: "mark", conversation: "c", user: "ada", delivered: 5, read: 5 })
    assert.equal(client.conversations.get("c").unread, 1)
  })

  test("another device's reading asks how much is left where it isn't held", async () => {
    const { time, wire, client, welcome } = ada({ head: async () => head(6, { unread: 1, mine: { delivered: 6, read: 4 } }) })
    welcome(head(6, { unread: 3, mine: { delivered: 6, read: 2 } }))
    wire.say({ type: "mark", conversation: "c", user: "ada", delivered: 6, read: 4 })
    await time.pass(250)
    assert.equal(client.conversations.get("c").unread, 1)
  })
})

describe("sending", () => {
  test("one message a conversation is under way, in the order in which they were written", async () => {
    const { wire, client } = await chatting()
    await client.write("c", "one")
    await client.write("c", "two")
    assert.deepEqual(wire.of("send").map(({ text }) => text), ["one"])
    wire.say({ type: "ack", clientId: wire.of("send")[0].clientId, conversation: "c", seq: 4, version: 4, at: row(4).at })
    assert.deepEqual(wire.of("send").map(({ text }) => text), ["one", "two"])
  })

  test("says what its author had read when writing", async () => {
    const { wire, client } = await chatting()
    await client.write("c", "one")
    assert.equal(wire.of("send")[0].read, 3)
  })

  test("is left alone for as long as the server wants it, whatever else is flushed", async () => {
    const { time, wire, client } = await chatting()
    await client.write("c", "one")
    wire.say({ type: "error", clientId: wire.of("send")[0].clientId, code: "rate", detail: "slow", retryAfter: 5 })
    client.flush()
    await client.write("c", "two")
    await time.pass(4_900)
    assert.equal(wire.of("send").length, 1)
    await time.pass(200)
    assert.deepEqual(wire.of("send").map(({ text }) => text), ["one", "one"])
  })

  test("a refused message is marked with the reason and lets the next one pass", async () => {
    const { wire, client } = await chatting()
    await client.write("c", "one")
    await client.write("c", "two")
    wire.say({ type: "error", clientId: wire.of("send")[0].clientId, code: "not_allowed", detail: "No." })
    assert.equal(client.pending("c")[0].failed, "No.")
    assert.deepEqual(wire.of("send").map(({ text }) => text), ["one", "two"])
  })

  test("what was under way when the connection was lost is sent again with the same id", async () => {
    const { wire, client, welcome } = await chatting()
    await client.write("c", "one")
    wire.lose()
    welcome(head(3))
    const [first, second] = wire.of("send")
    assert.equal(second.clientId, first.clientId)
  })

  test("a message that nobody answers is sent again", async () => {
    const { time, wire, client } = await chatting()
    await client.write("c", "one")
    await time.pass(31_000)
    assert.equal(wire.of("send").length, 2)
  })

  test("the row with my id acknowledges, too", async () => {
    const { wire, client, outbox } = await chatting()
    await client.write("c", "one")
    wire.say(change(3, 4, { messages: [row(4, { author: "ada", clientId: wire.of("send")[0].clientId, text: "one" })] }))
    assert.equal(outbox.size, 0)
    assert.deepEqual(client.timeline("c").messages.filter(({ text }) => text === "one").length, 1)
  })

  test("a late acknowledgement doesn't undo what was edited meanwhile", async () => {
    const { wire, client } = await chatting()
    await client.write("c", "one")
    const { clientId } = wire.of("send")[0]
    wire.say(change(3, 5, { seq: 4, messages: [row(4, { version: 5, author: "ada", clientId, text: "two", edited: true })] }))
    wire.say({ type: "ack", clientId, conversation: "c", seq: 4, version: 5, at: row(4).at, duplicate: true })
    assert.equal(client.timeline("c").message(4).text, "two")
  })

  test("an acknowledged message that was never loaded leaves no hole when the page comes", async () => {
    const pages = [() => Promise.reject(new TypeError("network")), async () => ({ version: 200, messages: rows(151, 200), more: true })]
    const { time, wire, client, welcome } = ada({ page: () => pages.shift()(), head: async () => head(200) })
    welcome(head(60))
    await assert.rejects(client.open("c"))
    await client.write("c", "hi")
    wire.say({ type: "ack", clientId: wire.of("send")[0].clientId, conversation: "c", seq: 61, version: 61, at: row(61).at })
    assert.equal(client.timeline("c").messages.length, 1)
    await time.pass(5_000)
    assert.equal(client.timeline("c").first, 151)
  })

  test("says so where the browser can't keep it, and sends it all the same", async () => {
    const house = await chatting()
    const said = []
    house.client.addEventListener("problem", ({ detail }) => said.push(detail))
    house.store.put = () => Promise.reject(new Error("full"))
    await house.client.write("c", "one")
    assert.equal(said.length, 1)
    assert.equal(house.wire.of("send").length, 1)
  })
})

describe("what is ephemeral", () => {
  test("typing shows though this clock is ahead, and ends by itself", async () => {
    const { time, wire, client } = await chatting()
    wire.say({ type: "typing", conversation: "c", user: "bob", active: true, until: new Date(time.now() - 20_000).toISOString() })
    assert.deepEqual(client.company.typers("c"), ["bob"])
    let drawn = 0
    client.addEventListener("typing", () => drawn++)
    await time.pass(6_100)
    assert.deepEqual(client.company.typers("c"), [])
    assert.equal(drawn, 1)
  })

  test("who has sent doesn't type any more", async () => {
    const { wire, client } = await chatting()
    wire.say({ type: "typing", conversation: "c", user: "bob", active: true, until: "2026-11-22T10:00:06Z" })
    wire.say(change(3, 4))
    assert.deepEqual(client.company.typers("c"), [])
  })

  test("who has sent doesn't type any more, be it the first message of a new chat", async () => {
    const { wire, client } = await chatting({ head: () => new Promise(() => {}) })
    wire.say({ type: "typing", conversation: "d", user: "bob", active: true, until: "2026-11-22T10:00:06Z" })
    wire.say({ ...change(0, 1), conversation: "d" })
    assert.deepEqual(client.company.typers("d"), [])
  })

  test("presence is forgotten with the connection, and told", async () => {
    const { wire, client } = await chatting()
    wire.say({ type: "presence", user: "bob", online: true })
    assert.equal(client.company.presence("bob").online, true)
    wire.lose()
    assert.equal(client.company.presence("bob"), undefined)
  })

  test("who is watched is watched again after a reconnect", async () => {
    const { wire, client, welcome } = await chatting()
    client.company.watch(["bob"])
    wire.lose()
    wire.sent.length = 0
    welcome()
    assert.deepEqual(wire.of("watch"), [{ type: "watch", users: ["bob"], directory: true }])
  })

  test("who isn't watched any more is shown as nothing", async () => {
    const { wire, client } = await chatting()
    client.company.watch(["bob", "eve"])
    wire.say({ type: "presence", user: "bob", online: true })
    wire.sent.length = 0
    client.company.watch(["bob", "eve"])
    assert.deepEqual(wire.of("watch"), [])
    client.company.watch(["eve"])
    assert.equal(wire.of("watch").length, 1)
    assert.equal(client.company.presence("bob"), undefined)
  })

  test("I am typing: told every three seconds at most, and when I stop", async () => {
    const { time, wire, client } = await chatting()
    const told = () => wire.of("typing").map(({ active }) => active)
    client.company.writes("c", true)
    await time.pass(2_900)
    client.company.writes("c", true)
    assert.deepEqual(told(), [true])
    await time.pass(200)
    client.company.writes("c", true)
    assert.deepEqual(told(), [true, true])
    client.company.writes("c", false)
    client.company.writes("c", false)
    assert.deepEqual(told(), [true, true, false])
  })

  test("a message tells by itself that I have stopped", async () => {
    const { wire, client } = await chatting()
    client.company.writes("c", true)
    await client.write("c", "one")
    client.company.writes("c", false)
    client.company.writes("c", true)
    assert.deepEqual(wire.of("typing").map(({ active }) => active), [true, true])
  })

  test("somebody new is known and told", async () => {
    const { wire, client } = await chatting()
    const told = []
    client.addEventListener("people", ({ detail }) => told.push(detail))
    wire.say({ type: "user", user: { id: "eve", username: "eve", displayName: "Eve" } })
    assert.equal(client.people.get("eve").displayName, "Eve")
    assert.equal(told.length, 1)
  })
})

describe("what is mine", () => {
  const self = (after, version, muted) => ({ type: "self", after, version, conversations: [{ conversation: "c", version, mutedUntil: muted }] })

  test("is arranged by what my devices are told", async () => {
    const { wire, client } = await chatting()
    wire.say(self(0, 1, "9999-12-31T23:59:59Z"))
    assert.ok(client.conversations.muted("c"))
    client.hello()
    assert.equal(wire.of("hello").at(-1).self, 1)
  })

  test("is told once the person pauses, and the newest draft only", async () => {
    const { time, wire, client } = await chatting()
    client.draft("c", "o")
    await time.pass(600)
    client.draft("c", "on")
    await time.pass(600)
    assert.deepEqual(wire.of("self"), [])
    assert.equal(client.mine("c").draft, "on")
    await time.pass(500)
    assert.deepEqual(wire.of("self").map(({ conversation, draft }) => [conversation, draft]), [["c", "on"]])
  })

  test("the draft goes with the message", async () => {
    const { time, wire, client } = await chatting()
    client.draft("c", "one")
    await client.write("c", "one")
    await time.pass(2_000)
    assert.equal(client.mine("c").draft, "")
    assert.deepEqual(wire.of("self"), [])
  })

  test("the mark that I set by hand goes when I read on", async () => {
    const { time, wire, client } = await chatting()
    wire.say({ type: "self", after: 0, version: 1, conversations: [{ conversation: "c", version: 1, unread: true }] })
    wire.say(change(3, 4))
    client.read("c", 4)
    await time.pass(0)
    assert.equal(wire.of("self")[0].unread, false)
  })

  test("is asked for where something of it was lost", async () => {
    const { time, wire } = await chatting()
    wire.say(self(1, 2))
    await time.pass(250)
    assert.equal(wire.of("hello").length, 2)
    assert.equal(wire.of("hello").at(-1).self, 0)
    wire.say(self(0, 2))
    await time.pass(60_000)
    assert.equal(wire.of("hello").length, 2)
  })
})

describe("commands", () => {
  test("resolve with their answer", async () => {
    const { wire, client } = await chatting()
    const asked = client.request({ type: "ask" })
    wire.say({ type: "ack", id: wire.of("ask")[0].id, conversation: "c", seq: 3, version: 4, at: row(3).at })
    assert.equal((await asked).version, 4)
  })

  test("reject with the problem, without an answer, and without a connection", async () => {
    const { time, wire, client } = await chatting()
    const refused = client.request({ type: "ask" })
    wire.say({ type: "error", id: wire.of("ask")[0].id, code: "not_allowed", detail: "No." })
    await assert.rejects(refused, { detail: "No." })
    const unanswered = assert.rejects(client.request({ type: "ask" }), { code: "unavailable" })
    await time.pass(15_000)
    await unanswered
    const lost = assert.rejects(client.request({ type: "ask" }), { code: "unavailable" })
    wire.lose()
    await lost
    await assert.rejects(client.request({ type: "ask" }), { detail: "You’re offline." })
  })
})

describe("what I do with a message", () => {
  const MINE = { version: 3, messages: [row(1), row(2), row(3, { author: "ada", reactions: [{ user: "bob", emoji: "❤️" }] })], more: false }
  const mine = () => chatting({ page: async () => MINE })
  const third = client => client.messages("c").at(-1)

  test("shows at once, and goes on showing until its row is there", async () => {
    const { wire, client } = await mine()
    const done = client.amendments.edit("c", 3, "better")
    assert.deepEqual([third(client).text, third(client).edited], ["better", true])
    wire.say({ type: "ack", id: wire.of("edit")[0].id, conversation: "c", seq: 3, version: 4, at: row(3).at })
    await done
    assert.equal(third(client).text, "better")
    wire.say(change(3, 4, { seq: 3, messages: [row(3, { version: 4, author: "ada", text: "better", edited: true })] }))
    assert.equal(third(client).amending, undefined)
    wire.say(change(4, 5, { seq: 3, messages: [row(3, { version: 5, author: "ada", text: "best", edited: true })] }))
    assert.equal(third(client).text, "best")
  })

  test("is taken back where it is refused, with the reason", async () => {
    const { wire, client } = await mine()
    const refused = client.amendments.delete("c", 3)
    assert.equal(third(client).deleted, true)
    wire.say({ type: "error", id: wire.of("delete")[0].id, code: "not_allowed", detail: "You may not do that." })
    await assert.rejects(refused, { detail: "You may not do that." })
    assert.equal(third(client).text, "m3")
    assert.equal(third(client).deleted, undefined)
  })

  test("is refused without a connection, and changes nothing", async () => {
    const { wire, client } = await mine()
    wire.lose()
    await assert.rejects(client.amendments.react("c", 3, "👍"), { code: "unavailable" })
    assert.deepEqual(third(client).reactions, [{ user: "bob", emoji: "❤️" }])
  })

  test("a reaction replaces mine, is taken back by null, and leaves those of others", async () => {
    const { wire, client } = await mine()
    const reactions = () => third(client).reactions.map(({ user, emoji }) => user + emoji)
    const answers = [client.amendments.react("c", 3, "👍"), client.amendments.react("c", 3, "😂")]
    assert.deepEqual(reactions(), ["bob❤️", "ada😂"])
    answers.push(client.amendments.react("c", 3, null))
    assert.deepEqual(reactions(), ["bob❤️"])
    assert.deepEqual(wire.of("react").map(({ emoji }) => emoji), ["👍", "😂", null])
    wire.lose()
    for (const { status } of await Promise.allSettled(answers)) assert.equal(status, "rejected")
    assert.deepEqual(reactions(), ["bob❤️"])
  })

  test("a deletion by somebody else wins over what I wish", async () => {
    const { wire, client } = await mine()
    const lost = client.amendments.edit("c", 3, "better")
    wire.say(change(3, 4, { seq: 3, messages: [row(3, { version: 4, author: "ada", text: undefined, deleted: true })] }))
    assert.equal(third(client).text, undefined)
    wire.say({ type: "error", id: wire.of("edit")[0].id, code: "not_allowed", detail: "No." })
    await assert.rejects(lost)
  })

  test("a message of mine can be edited for a quarter of an hour by the server's clock", async () => {
    const { time, wire, client } = await mine()
    const message = { ...row(3, { author: "ada" }), at: new Date(time.now() - 10 * 60_000).toISOString() }
    assert.ok(client.amendments.inTime(message))
    assert.ok(!client.amendments.inTime({ ...message, deleted: true }))
    wire.say({ type: "welcome", history: "h1", now: new Date(time.now() + 6 * 60_000).toISOString() })
    assert.ok(!client.amendments.inTime(message))
  })
})
