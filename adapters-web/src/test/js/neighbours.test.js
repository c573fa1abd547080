import assert from "node:assert/strict"
import { test } from "node:test"
import { beside } from "../../main/resources/static/js/models/neighbours.js"

test("one goes to the next and the one before, and round", () => {
  const chats = ["tea", "bread", "jam"]
  assert.equal(beside(chats, "tea", 1), "bread")
  assert.equal(beside(chats, "tea", -1), "jam")
  assert.equal(beside(chats, "jam", 1), "tea")
})

test("where none is open one begins at an end, and of none there is none", () => {
  assert.equal(beside(["tea", "jam"], null, 1), "tea")
  assert.equal(beside(["tea", "jam"], null, -1), "jam")
  assert.equal(beside([], null, 1), undefined)
})
