import assert from "node:assert/strict"
import { test } from "node:test"
import { Requests } from "../../main/resources/static/js/models/requests.js"
import { Time } from "./house/time.js"

test("requests are told apart by their ids", async () => {
  const sent = []
  const requests = new Requests(frame => Boolean(sent.push(frame)), new Time().timers)
  const [one, other] = [requests.ask({ type: "a" }), requests.ask({ type: "b" })]
  requests.answer({ type: "page", id: sent[1].id, messages: [] })
  requests.answer({ type: "ack", id: sent[0].id })
  assert.deepEqual([(await one).type, (await other).type], ["ack", "page"])
})

test("requests reject what nobody answers within fifteen seconds", async () => {
  const time = new Time()
  const lost = assert.rejects(new Requests(() => true, time.timers).ask({ type: "a" }), { code: "unavailable" })
  await time.pass(15_000)
  await lost
})

test("requests make nothing of answers that nobody waits for", () => {
  new Requests(() => true, new Time().timers).answer({ type: "ack", id: "r7" })
})
