import assert from "node:assert/strict"
import { test } from "node:test"
import { tick } from "../../main/resources/static/js/models/ticks.js"

test("ticks tell how far a message has come", () => {
  const others = { delivered: 5, read: 3 }
  assert.deepEqual([3, 4, 5, 6].map(seq => tick({ seq }, others)), ["read", "delivered", "delivered", "sent"])
  assert.equal(tick({}, others), "pending")
  assert.equal(tick({ failed: "No." }, others), "failed")
})
