import assert from "node:assert/strict"
import test from "node:test"
import { Outbox } from "../../main/resources/static/js/models/outbox.js"
import { clock, peaksOf, sizeOf, within } from "../../main/resources/static/js/models/sizes.js"
import { Uploads } from "../../main/resources/static/js/models/uploads.js"

const nowhere = { all: async () => [], put: async () => {}, delete: async () => {} }
const settled = () => new Promise(resolve => setTimeout(resolve, 5))

function scene(upload) {
  const outbox = new Outbox(nowhere)
  const ready = []
  const timers = { setTimeout: act => setTimeout(act, 0) }
  const uploads = new Uploads({ outbox, upload, changed() {}, ready: () => ready.push(outbox.ready().map(({ clientId }) => clientId)), timers })
  return { outbox, uploads, ready }
}

const entry = (clientId, ...ids) => ({ clientId, conversation: "talk", text: "", files: ids.map(id => ({ id, name: id })) })

test("a message goes when all its files are there, and others don't wait for it", async () => {
  const brought = []
  const { outbox, uploads } = scene(async ({ id }) => (brought.push(id), { id: `at-${id}` }))
  await outbox.add(entry("1", "a", "b"))
  await outbox.add({ clientId: "2", conversation: "talk", text: "hello" })
  assert.deepEqual(outbox.ready().map(({ clientId }) => clientId), ["2"])
  uploads.flush()
  uploads.flush()
  await settled()
  assert.deepEqual(brought, ["a", "b"])
  assert.deepEqual(outbox.ready().map(({ clientId }) => clientId), ["1"])
  assert.deepEqual(outbox.get("1").files.map(({ attachment }) => attachment.id), ["at-a", "at-b"])
})

test("where the server is away it is tried again with the same id", async () => {
  const tries = []
  const { outbox, uploads } = scene(async ({ id }) => {
    tries.push(id)
    if (tries.length < 3) throw {}
    return { id }
  })
  await outbox.add(entry("1", "a"))
  uploads.flush()
  await settled()
  await settled()
  assert.deepEqual(tries, ["a", "a", "a"])
  assert.equal(outbox.ready().length, 1)
})

test("what is refused waits for the person with the reason", async () => {
  const { outbox, uploads } = scene(async () => { throw { code: "too_large", detail: "A file may have 64 MB at most." } })
  await outbox.add(entry("1", "a"))
  uploads.flush()
  await settled()
  assert.equal(outbox.get("1").failed, "A file may have 64 MB at most.")
  assert.deepEqual(outbox.unpacked(), [])
})

test("that the server has no room is told once, and it goes when there is some", async () => {
  const told = []
  let room = false
  const full = { code: "unavailable", field: "storage", detail: "The server has no room left.", retryAfter: 0.001 }
  const upload = async ({ id }) => {
    if (!room) throw full
    return { id }
  }
  const outbox = new Outbox(nowhere)
  const uploads = new Uploads({ outbox, upload, changed() {}, ready() {}, full: problem => told.push(problem) })
  await outbox.add(entry("1", "a"))
  uploads.flush()
  await settled()
  await settled()
  assert.deepEqual(told, [full])
  assert.equal(outbox.get("1").failed, undefined)
  room = true
  await settled()
  assert.equal(outbox.ready().length, 1)
})

test("what is stopped is not sent", async () => {
  let aborted = false
  const { outbox, uploads } = scene((_, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => { aborted = true; reject({}) })))
  await outbox.add(entry("1", "a"))
  uploads.flush()
  await settled()
  uploads.stop("1")
  await outbox.discard("1")
  await settled()
  assert.ok(aborted)
  assert.equal(outbox.size, 0)
})

test("of what is stopped between two files no more is brought", async () => {
  const brought = []
  const { outbox, uploads } = scene(async ({ id }) => {
    brought.push(id)
    uploads.stop("1")
    await outbox.discard("1")
    return { id }
  })
  await outbox.add(entry("1", "a", "b"))
  uploads.flush()
  await settled()
  assert.deepEqual(brought, ["a"])
})

test("two messages are packed at once, and how far each file is can be told", async () => {
  const going = []
  const { outbox, uploads } = scene((file, { progress }) => new Promise(resolve => { going.push({ file, progress, resolve }) }))
  for (const id of ["1", "2", "3"]) await outbox.add(entry(id, `f${id}`))
  uploads.flush()
  await settled()
  assert.deepEqual(going.map(({ file }) => file.id), ["f1", "f2"])
  going[0].progress(0.5)
  assert.equal(uploads.progress(going[0].file), 0.5)
  going[0].resolve({ id: "x" })
  await settled()
  assert.equal(uploads.progress(going[0].file), 1)
  assert.equal(going.length, 3)
})

test("sizes and lengths are said shortly", () => {
  assert.deepEqual([0, 1023, 2048, 1_300_000, 67_108_864].map(sizeOf), ["0 B", "1023 B", "2 KB", "1.2 MB", "64 MB"])
  assert.deepEqual([0, 4_200, 65_000].map(clock), ["0:00", "0:04", "1:05"])
  assert.deepEqual(within({ width: 2048, height: 1024 }, 320), { width: 320, height: 160 })
  assert.deepEqual(within({ width: 20, height: 10 }, 320), { width: 20, height: 10 })
})

test("a recording is at most 48 stretches, the loudest of them f", () => {
  assert.equal(peaksOf([]), "0")
  assert.equal(peaksOf([0, 0.5, 1]), "08f")
  assert.match(peaksOf(Array.from({ length: 5000 }, (_, at) => at / 5000)), /^0[0-9a-f]{46}f$/)
})
