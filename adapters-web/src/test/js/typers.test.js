import assert from "node:assert/strict"
import { test } from "node:test"
import { Typers } from "../../main/resources/static/js/models/typers.js"

const typing = (user, active = true, conversation = "c") => ({ conversation, user, active })

test("typers vanish by themselves, unless they go on", () => {
  const typers = new Typers()
  typers.hear(typing("bob"), 0)
  typers.hear(typing("eve"), 1_000)
  assert.deepEqual(typers.in("c", 5_999), ["bob", "eve"])
  assert.equal(typers.next(0), 6_000)
  assert.deepEqual(typers.in("c", 6_000), ["eve"])
  typers.hear(typing("eve"), 6_000)
  assert.deepEqual(typers.in("c", 11_000), ["eve"])
  assert.equal(typers.next(12_000), null)
})

test("typers vanish when they stop", () => {
  const typers = new Typers()
  typers.hear(typing("bob"), 0)
  typers.hear(typing("bob", false), 1)
  assert.deepEqual(typers.in("c", 2), [])
})

test("typers type where they type", () => {
  const typers = new Typers()
  typers.hear(typing("bob", true, "cc"), 0)
  assert.deepEqual(typers.in("c", 0), [])
  typers.clear()
  assert.deepEqual(typers.in("cc", 0), [])
})
