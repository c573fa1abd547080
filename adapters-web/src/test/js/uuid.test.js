import assert from "node:assert/strict"
import { test } from "node:test"
import { clientId, uuid7 } from "../../main/resources/static/js/models/uuid.js"

const ONES = new Uint8Array(10).fill(255)

test("an id has the form of a UUID of version 7", () => {
  assert.equal(uuid7(0, ONES), "00000000-0000-7fff-bfff-ffffffffffff")
})

test("an id begins with its milliseconds, so that later ones sort behind", () => {
  assert.equal(uuid7(Date.UTC(2026, 0, 1), ONES).slice(0, 13), "019b76da-a800")
  assert.ok(uuid7(1_000, ONES) < uuid7(1_001, new Uint8Array(10)))
})

test("ids are in the order in which they are made, whatever the clock says", () => {
  const made = [5, 5, 5, 4, 6].map(now => clientId(1_000_000_000_000 + now))
  assert.deepEqual(made.toSorted(), made)
  assert.equal(new Set(made).size, 5)
})
