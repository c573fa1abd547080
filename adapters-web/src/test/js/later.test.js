import assert from "node:assert/strict"
import { test } from "node:test"
import { later, rest } from "../../main/resources/static/js/helpers/later.js"

test("what is wanted is loaded once", async () => {
  let loads = 0
  const wanted = later(async () => ++loads)
  assert.deepEqual([await wanted(), await wanted()], [1, 1])
})

test("what could not be loaded is tried again when it is wanted again", async () => {
  let away = true
  const wanted = later(async () => { if (away) throw new Error("away"); return "here" })
  await assert.rejects(wanted(), /away/)
  away = false
  assert.equal(await wanted(), "here")
})

test("what nobody wanted yet is loaded when the page has come to rest", async () => {
  const loaded = new Promise(resolve => later(async () => resolve("there")))
  rest()
  assert.equal(await loaded, "there")
})
