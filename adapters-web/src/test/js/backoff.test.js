import assert from "node:assert/strict"
import { test } from "node:test"
import { Backoff } from "../../main/resources/static/js/models/backoff.js"

test("the wait is anything up to twice as long each time, half a minute at most", () => {
  const most = new Backoff(() => 1)
  assert.deepEqual(Array.from({ length: 8 }, () => most.next()), [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  assert.equal(new Backoff(() => 0).next(), 0)
})

test("the wait begins anew when it worked", () => {
  const backoff = new Backoff(() => 1)
  backoff.next()
  backoff.next()
  backoff.reset()
  assert.equal(backoff.next(), 500)
})
