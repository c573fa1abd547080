import assert from "node:assert/strict"
import { test } from "node:test"
import { placed } from "../../main/resources/static/js/models/grouping.js"

const at = (time, author = "bob", others = {}) => ({ author, at: `2026-11-22T${time}Z`, ...others })
const edges = messages => placed(messages, time => time.slice(0, 10)).map(({ first, last }) => `${first ? "[" : "-"}${last ? "]" : "-"}`)

test("a run is by one person, with five minutes between two messages at most", () => {
  assert.deepEqual(edges([at("10:00:00"), at("10:05:00"), at("10:10:01"), at("10:10:02", "ada")]), ["[-", "-]", "[]", "[]"])
})

test("what happened stands alone", () => {
  assert.deepEqual(edges([at("10:00:00"), at("10:00:01", "bob", { event: {} }), at("10:00:02")]), ["[]", "[]", "[]"])
})

test("a new day begins a new run", () => {
  const days = placed([at("23:59:59"), { author: "bob", at: "2026-11-23T00:00:01Z" }], time => time.slice(0, 10))
  assert.deepEqual(days.map(({ day, first, last }) => [day, first, last]), [[true, true, true], [true, true, true]])
})
