import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import { Api } from "../../main/resources/static/js/helpers/api.js"

const real = globalThis.fetch
afterEach(() => (globalThis.fetch = real))

/** A server that answers each path with what is given, in turn, the last one for ever. */
function serving(answers) {
  const calls = []
  globalThis.fetch = async (path, { method, body }) => {
    calls.push(`${method} ${path}`)
    const waiting = answers[path] ?? [{ status: 404, body: { code: "not_found" } }]
    const { status = 200, body: answer = {} } = waiting.length > 1 ? waiting.shift() : waiting[0]
    return { ok: status < 400, status, json: async () => answer, body }
  }
  return calls
}

const REFRESH = "/api/v1/sessions/refresh"
const HEAD = "/api/v1/conversations/c"

test("a session isn't renewed without need", async () => {
  const calls = serving({})
  assert.equal(await new Api(() => {}).ready(false), true)
  assert.deepEqual(calls, [])
})

test("a session that is doubted is renewed, once for all who ask", async () => {
  const calls = serving({ [REFRESH]: [{}] })
  const api = new Api(() => {})
  assert.deepEqual(await Promise.all([api.ready(true), api.ready(true)]), [true, true])
  assert.deepEqual(calls, [`POST ${REFRESH}`])
})

test("a call that is refused is repeated with a new session", async () => {
  const calls = serving({ [HEAD]: [{ status: 401 }, { body: { id: "c" } }], [REFRESH]: [{}] })
  assert.deepEqual(await new Api(() => {}).head("c"), { id: "c" })
  assert.deepEqual(calls, [`GET ${HEAD}`, `POST ${REFRESH}`, `GET ${HEAD}`])
})

test("who has no session is signed out", async () => {
  serving({ [HEAD]: [{ status: 401, body: { code: "unauthenticated" } }], [REFRESH]: [{ status: 401 }] })
  let out = 0
  await assert.rejects(new Api(() => out++).head("c"), { code: "unauthenticated" })
  assert.equal(out, 1)
})

test("a server that can't renew a session now signs nobody out", async () => {
  serving({ [REFRESH]: [{ status: 503 }] })
  let out = 0
  await assert.rejects(new Api(() => out++).ready(true))
  assert.equal(out, 0)
})

test("a problem has its code and its words", async () => {
  serving({ [HEAD]: [{ status: 404, body: { code: "not_found", detail: "There is no such conversation." } }] })
  await assert.rejects(new Api(() => {}).head("c"), { code: "not_found", detail: "There is no such conversation." })
})

test("a session in use is kept going, at times, by one page of all", async () => {
  const calls = serving({ [REFRESH]: [{}] })
  let now = 0
  const held = new Map()
  const storage = { getItem: key => held.get(key) ?? null, setItem: (key, value) => held.set(key, value) }
  const [one, other] = [0, 1].map(() => new Api(() => {}, { storage, now: () => now }))
  now = 29 * 60_000
  await one.keep()
  assert.deepEqual(calls, [])
  now = 30 * 60_000
  await one.keep()
  await other.keep()
  assert.deepEqual(calls, [`POST ${REFRESH}`])
})
