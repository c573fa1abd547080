import assert from "node:assert/strict"
import { test } from "node:test"
import { Absence } from "../../main/resources/static/js/models/absence.js"

test("what came meanwhile is counted, in conversations that moved and in new ones", () => {
  const absence = new Absence()
  absence.begin([{ id: "tea", seq: 5 }, { id: "bread", seq: 9 }])
  absence.hear([{ id: "tea", seq: 8, unread: 3 }, { id: "bread", seq: 9, unread: 2 }, { id: "jam", seq: 40, unread: 2 }])
  assert.deepEqual(absence.end(), { messages: 5, conversations: 2 })
})

test("a second loss before all is here goes on from the first", () => {
  const absence = new Absence()
  absence.begin([{ id: "tea", seq: 5 }])
  absence.hear([{ id: "tea", seq: 6 }])
  absence.begin([{ id: "tea", seq: 6 }])
  absence.hear([{ id: "tea", seq: 7 }])
  assert.deepEqual(absence.end(), { messages: 2, conversations: 1 })
})

test("without an absence nothing was missed", () => {
  const absence = new Absence()
  absence.hear([{ id: "tea", seq: 8, unread: 3 }])
  assert.deepEqual(absence.end(), { messages: 0, conversations: 0 })
})
