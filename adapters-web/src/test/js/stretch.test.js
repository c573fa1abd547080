import assert from "node:assert/strict"
import { test } from "node:test"
import { Stretch } from "../../main/resources/static/js/models/stretch.js"

const some = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => ({ seq: first + at }))
const shown = (stretch, messages) => {
  const { from, to } = stretch.over(messages)
  return [messages[from]?.seq, messages[to - 1]?.seq]
}

test("of few messages all are shown", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  assert.deepEqual(stretch.over([]), { from: 0, to: 0 })
  assert.deepEqual(shown(stretch, some(1, 10)), [1, 10])
})

test("of many the newest are shown, and it goes on with them", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  assert.deepEqual(shown(stretch, some(1, 100)), [91, 100])
  assert.deepEqual(shown(stretch, some(1, 103)), [94, 103])
  assert.ok(stretch.reaches(some(1, 103)))
})

test("who reads further up keeps what they read, whatever comes", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  stretch.hold(some(50, 100))
  assert.deepEqual(shown(stretch, some(50, 130)), [91, 100])
  assert.deepEqual(shown(stretch, some(1, 130)), [91, 100])
  assert.equal(stretch.reaches(some(1, 130)), false)
  stretch.follow()
  assert.deepEqual(shown(stretch, some(1, 130)), [121, 130])
})

test("it moves up to the first message and down to the last, never with more than it may hold", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  const messages = some(1, 25)
  assert.ok(stretch.earlier(messages))
  assert.deepEqual(shown(stretch, messages), [12, 21])
  while (stretch.earlier(messages)) assert.equal(stretch.over(messages).to - stretch.over(messages).from, 10)
  assert.deepEqual(shown(stretch, messages), [1, 10])
  assert.ok(stretch.later(messages))
  assert.deepEqual(shown(stretch, messages), [5, 14])
  while (stretch.later(messages)) assert.equal(stretch.over(messages).to - stretch.over(messages).from, 10)
  assert.deepEqual(shown(stretch, messages), [16, 25])
})

test("a page before the first comes into view when it moves up", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  assert.equal(stretch.earlier(some(91, 100)), false)
  assert.ok(stretch.earlier(some(41, 100)))
  assert.deepEqual(shown(stretch, some(41, 100)), [87, 96])
})

test("a message is revealed in the middle, and one in view moves nothing", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  const messages = some(1, 100)
  stretch.reveal(messages, 40)
  assert.deepEqual(shown(stretch, messages), [35, 44])
  stretch.reveal(messages, 44)
  assert.deepEqual(shown(stretch, messages), [35, 44])
  stretch.reveal(messages, 2)
  assert.deepEqual(shown(stretch, messages), [1, 10])
  stretch.reveal(messages, 500)
  assert.deepEqual(shown(stretch, messages), [1, 10])
})

test("what is unsent comes last and has no number", () => {
  const stretch = new Stretch({ most: 10, step: 4 })
  const messages = [...some(1, 5), ...Array.from({ length: 12 }, () => ({ clientId: "x" }))]
  assert.equal(stretch.over(messages).to, 17)
  stretch.hold(messages)
  assert.ok(stretch.reaches(messages))
})
