import assert from "node:assert/strict"
import { test } from "node:test"
import { Mine } from "../../main/resources/static/js/models/mine.js"
import { problem, stored } from "./house/fixtures.js"
import { settled, Time } from "./house/time.js"

/** What is mine, a server that answers as the test says, and a store that outlives it. */
function own({ answer = async () => ({ self: 1 }), store = stored() } = {}) {
  const time = new Time()
  const asked = []
  const said = { drawn: 0, refused: [] }
  const mine = new Mine({
    request: ({ type, conversation, ...wish }) => {
      asked.push(wish)
      return answer(wish)
    },
    changed: () => said.drawn++, refused: one => said.refused.push(one.detail), store, timers: time.timers, random: () => 0.5,
  })
  return { time, mine, asked, said, store }
}

const self = (after, version, arranged) => ({ after, version, conversations: [{ conversation: "c", version, ...arranged }] })

test("a wish shows at once, is told, and shows on after it was accepted", async () => {
  const { time, mine, asked, store } = own()
  mine.wish("c", { pinned: true })
  assert.ok(mine.get("c").pinned)
  await time.pass(0)
  assert.deepEqual(asked, [{ pinned: true }])
  assert.ok(mine.get("c").pinned)
  assert.equal(store.entries.size, 0)
})

test("what is so already is not told", async () => {
  const { time, mine, asked } = own()
  mine.receive(self(0, 1, { pinned: true }))
  mine.wish("c", { pinned: true, archived: false })
  mine.wish("c", { draft: "h" }, { wait: 1_000 })
  mine.wish("c", { draft: "" }, { wait: 1_000 })
  await time.pass(2_000)
  assert.deepEqual(asked, [])
})

test("what was changed while it was told is told again", async () => {
  const answers = []
  const { time, mine, asked } = own({ answer: () => new Promise(resolve => answers.push(resolve)) })
  mine.wish("c", { draft: "one" })
  await time.pass(0)
  mine.wish("c", { draft: "" })
  answers[0]({ self: 1 })
  await time.pass(1_000)
  assert.deepEqual(asked, [{ draft: "one" }, { draft: "" }])
  answers[1]({ self: 2 })
  await settled()
  assert.equal(mine.get("c").draft, "")
})

test("without an answer it is told again, and at once when there is a connection", async () => {
  const answers = [() => Promise.reject(problem("unavailable")), () => Promise.reject(problem("unavailable")), async () => ({ self: 1 })]
  const { time, mine, asked, said } = own({ answer: () => answers.shift()() })
  mine.wish("c", { archived: true })
  await time.pass(0)
  mine.flush()
  await time.pass(0)
  assert.equal(asked.length, 2)
  assert.ok(mine.get("c").archived)
  await time.pass(60_000)
  assert.equal(asked.length, 3)
  assert.deepEqual(said.refused, [])
})

test("a refused wish is taken back, and told", async () => {
  const { time, mine, said, store } = own({ answer: () => Promise.reject(problem("not_found")) })
  mine.wish("c", { pinned: true })
  await time.pass(60_000)
  assert.equal(mine.get("c").pinned, false)
  assert.deepEqual(said.refused, ["not_found"])
  assert.equal(store.entries.size, 0)
})

test("a wish outlives a reload", async () => {
  const first = own({ answer: () => Promise.reject(problem("unavailable")) })
  first.mine.wish("c", { draft: "half a sent" }, { wait: 1_000 })
  const second = own({ store: first.store })
  assert.equal(second.mine.get("c").draft, "half a sent")
  second.mine.flush()
  await second.time.pass(0)
  assert.deepEqual(second.asked, [{ draft: "half a sent" }])
})

test("what another device arranged shows here, but not over what I wish", () => {
  const { mine } = own()
  mine.wish("c", { draft: "mine" }, { wait: 1_000 })
  assert.equal(mine.receive(self(0, 1, { draft: "theirs", pinned: true })), "new")
  assert.deepEqual([mine.get("c").draft, mine.get("c").pinned], ["mine", true])
})

test("what was arranged earlier doesn't undo what was arranged later", () => {
  const { mine } = own()
  assert.equal(mine.receive(self(0, 2, { pinned: true })), "new")
  assert.equal(mine.receive(self(0, 1, { pinned: false })), "known")
  assert.equal(mine.receive(self(3, 4, { pinned: false })), "gap")
  assert.ok(mine.get("c").pinned)
  assert.equal(mine.version, 2)
})

test("an answer that is older than what was told meanwhile changes nothing", async () => {
  let answer
  const { time, mine } = own({ answer: () => new Promise(resolve => (answer = resolve)) })
  mine.wish("c", { pinned: true })
  await time.pass(0)
  mine.receive(self(0, 2, { pinned: false }))
  answer({ self: 1 })
  await settled()
  assert.equal(mine.get("c").pinned, false)
})

test("another history forgets what was held, and keeps what is wished", () => {
  const { mine } = own()
  mine.receive(self(0, 5, { pinned: true }))
  mine.wish("c", { archived: true })
  mine.forget()
  assert.equal(mine.version, 0)
  assert.deepEqual([mine.get("c").pinned, mine.get("c").archived], [false, true])
})
