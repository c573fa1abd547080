import assert from "node:assert/strict"
import { test } from "node:test"
import { Connection } from "../../main/resources/static/js/models/connection.js"
import { settled, Time } from "./house/time.js"

class Socket {
  sent = []
  closed = false

  send(text) {
    this.sent.push(JSON.parse(text))
  }

  close() {
    this.closed = true
  }

  opens() {
    this.onopen()
  }

  says(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  ends(code) {
    this.onclose?.({ code })
  }
}

async function started({ ready = async () => true } = {}) {
  const time = new Time()
  const sockets = []
  const heard = []
  const asked = []
  const connection = new Connection({
    open: () => sockets[sockets.push(new Socket()) - 1],
    ready: doubted => { asked.push(doubted); return ready(doubted) },
    timers: time.timers, random: () => 0.5, now: time.now,
  })
  for (const type of ["open", "closed", "expired", "revoked"]) connection.addEventListener(type, () => heard.push(type))
  connection.start()
  await settled()
  return { time, sockets, heard, asked, connection }
}

async function opened(options) {
  const there = await started(options)
  there.sockets[0].opens()
  there.sockets[0].says({ type: "welcome" })
  return there
}

test("what can be sent is, and what can't is said", async () => {
  const { sockets, connection } = await started()
  assert.equal(connection.send({ type: "ping" }), false)
  sockets[0].opens()
  assert.equal(connection.send({ type: "mark" }), true)
  assert.deepEqual(sockets[0].sent, [{ type: "mark" }])
})

test("a connection that is lost comes back, ever more slowly", async () => {
  const { time, sockets } = await opened()
  const waits = []
  for (let count = 1; count < 9; count++) {
    const before = time.now()
    sockets.at(-1).ends(1006)
    while (sockets.length === count) await time.pass(50)
    waits.push(time.now() - before)
  }
  assert.deepEqual(waits, [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
})

test("a server that goes away says when to come back", async () => {
  const { time, sockets } = await opened()
  sockets[0].says({ type: "bye", code: 4503, retryAfter: 3 })
  sockets[0].ends(4503)
  await time.pass(2_900)
  assert.equal(sockets.length, 1)
  await time.pass(200)
  assert.equal(sockets.length, 2)
})

test("a silent connection is asked, and one that doesn't answer is dead", async () => {
  const { time, sockets, heard } = await opened()
  await time.pass(25_000)
  assert.deepEqual(sockets[0].sent, [{ type: "ping" }])
  sockets[0].says({ type: "pong" })
  await time.pass(34_000)
  assert.deepEqual(heard, ["open"])
  await time.pass(2_000)
  assert.deepEqual(heard, ["open", "closed"])
  assert.ok(sockets[0].closed)
  assert.equal(sockets.length, 2)
})

test("nothing of a dead socket is heard any more", async () => {
  const { connection, sockets, heard } = await opened()
  const frames = []
  connection.addEventListener("frame", ({ detail }) => frames.push(detail))
  connection.sleep()
  sockets[0].says({ type: "changes" })
  sockets[0].ends(4409)
  assert.deepEqual(frames, [])
  assert.deepEqual(heard, ["open", "closed"])
})

test("when the network is gone the connection is, too, and is tried again", async () => {
  const { time, connection, sockets, heard } = await opened()
  connection.sleep()
  assert.equal(connection.isOpen, false)
  assert.deepEqual(heard, ["open", "closed"])
  await time.pass(300)
  assert.equal(sockets.length, 2)
})

test("waking doesn't wait any longer", async () => {
  const { connection, sockets } = await opened()
  connection.sleep()
  connection.wake()
  await settled()
  assert.equal(sockets.length, 2)
})

test("waking doubts a connection that looks open", async () => {
  const { time, connection, sockets, heard } = await opened()
  connection.wake()
  assert.deepEqual(sockets[0].sent, [{ type: "ping" }])
  await time.pass(10_000)
  assert.deepEqual(heard, ["open", "closed"])
})

test("a try that comes to nothing is given up after ten seconds", async () => {
  const { time, sockets, heard } = await started()
  await time.pass(9_900)
  assert.deepEqual(heard, [])
  await time.pass(1_000)
  assert.deepEqual(heard, ["closed"])
  assert.ok(sockets[0].closed)
  assert.equal(sockets.length, 2)
})

test("so is a session that nobody answers about", async () => {
  const { time, sockets, heard, asked } = await started({ ready: () => new Promise(() => {}) })
  await time.pass(10_500)
  assert.deepEqual(heard, ["closed"])
  assert.equal(asked.length, 2)
  assert.equal(sockets.length, 0)
})

test("waking gives a try that hangs two more seconds", async () => {
  const { time, connection, sockets } = await started()
  await time.pass(1_000)
  connection.wake()
  await time.pass(2_500)
  assert.equal(sockets.length, 2)
})

test("an answer about the session that comes too late opens nothing", async () => {
  const answers = []
  const { connection, sockets } = await started({ ready: () => new Promise(resolve => answers.push(resolve)) })
  connection.stop()
  answers[0](true)
  await settled()
  assert.equal(sockets.length, 0)
})

test("the session is doubted after a refusal, and not on an ordinary start", async () => {
  const { time, sockets, asked } = await started()
  assert.deepEqual(asked, [false])
  sockets[0].opens()
  sockets[0].ends(4401)
  await time.pass(1_000)
  assert.deepEqual(asked, [false, true])
  sockets[1].opens()
  sockets[1].says({ type: "welcome" })
  sockets[1].ends(1006)
  await time.pass(1_000)
  assert.deepEqual(asked, [false, true, false])
  sockets[2].ends(1006)
  await time.pass(1_000)
  assert.deepEqual(asked, [false, true, false, true])
})

test("a session stays doubted while nobody can be asked", async () => {
  let online = false
  const { time, sockets, asked } = await started({ ready: async doubted => { if (doubted && !online) throw new TypeError("network"); return true } })
  sockets[0].ends(1006)
  await time.pass(2_000)
  online = true
  while (sockets.length < 2) await time.pass(100)
  assert.ok(asked.length > 2)
  assert.ok(asked.slice(1).every(Boolean))
})

test("without a session it ends", async () => {
  const { time, sockets, heard } = await started({ ready: async () => false })
  await time.pass(60_000)
  assert.deepEqual(heard, ["expired"])
  assert.equal(sockets.length, 0)
})

test("a session that somebody ended is the end", async () => {
  const { time, sockets, heard } = await opened()
  sockets[0].ends(4409)
  await time.pass(60_000)
  assert.deepEqual(heard, ["open", "revoked"])
  assert.equal(sockets.length, 1)
})

test("what is stopped stays so, and can be started again", async () => {
  const { time, connection, sockets } = await opened()
  connection.stop()
  connection.wake()
  connection.sleep()
  await time.pass(60_000)
  assert.equal(sockets.length, 1)
  connection.start()
  await settled()
  assert.equal(sockets.length, 2)
})

test("a computer that slept is whole at once: what was silent for long is not waited for", async () => {
  const { time, sockets, heard, connection } = await opened()
  time.sleep(3_600_000)
  connection.wake()
  await time.pass(10)
  assert.equal(sockets.length, 2)
  assert.ok(sockets[0].closed)
  sockets[1].opens()
  assert.deepEqual(heard, ["open", "closed", "open"])
})

test("after a nap the socket has two seconds to prove that it lives", async () => {
  const { time, sockets, connection } = await opened()
  time.sleep(60_000)
  connection.wake()
  await time.pass(1_900)
  assert.equal(sockets.length, 1)
  sockets[0].says({ type: "pong" })
  await time.pass(20_000)
  assert.equal(sockets.length, 1)
  time.sleep(60_000)
  connection.wake()
  await time.pass(3_000)
  assert.equal(sockets.length, 2)
})
