import assert from "node:assert/strict"
import { test } from "node:test"
import { calledIn, offered } from "../../main/resources/static/js/models/calls.js"

const people = [{ id: "a", name: "Ada Vural" }, { id: "e", name: "Élodie" }, { id: "m", name: "Mert" }, { id: "n", name: "Mert" }]
const ids = text => offered(text, people).map(({ id }) => id)

test("an at-sign offers everybody, and letters fewer", () => {
  assert.deepEqual(ids("Hello @"), ["a", "m", "n", "e"])
  assert.deepEqual(ids("@el"), ["e"])
  assert.deepEqual(ids("@VUR"), ["a"])
  assert.deepEqual(ids("@ada v"), ["a"])
  assert.deepEqual(ids("(@me"), ["m", "n"])
})

test("nobody is offered where nobody is being called", () => {
  for (const text of ["", "Hello", "ada@exam", "@ ", "@Ada Vural ", "@nobody", "@Ada\nMert"]) assert.deepEqual(ids(text), [], text)
})

test("who is called is known by their name", () => {
  assert.deepEqual(calledIn("@Ada Vural and @Élodie!", people), ["a", "e"])
  assert.deepEqual(calledIn("Ada Vural, ada@Élodie, @Adam", people), [])
  assert.deepEqual(calledIn("@Mert", people), ["m", "n"])
  assert.deepEqual(calledIn("@Mert", people, new Map([["Mert", "n"]])), ["n"])
})
