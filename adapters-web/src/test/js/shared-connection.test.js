import assert from "node:assert/strict"
import { test } from "node:test"
import { ChannelSeat, LockSeat } from "../../main/resources/static/js/models/seat.js"
import { SharedConnection } from "../../main/resources/static/js/models/shared-connection.js"
import { settled, Time } from "./house/time.js"

class Air {
  #tabs = new Map()
  #mute = new Set()

  /** A tab's end of the channel; what it says the others hear a little later, as copies. */
  end(tab) {
    const listeners = []
    this.#tabs.set(tab, listeners)
    return {
      hear: listener => listeners.push(listener),
      post: message => {
        const text = JSON.stringify(message)
        const others = [...this.#tabs].filter(([other]) => other !== tab && !this.#mute.has(other))
        if (!this.#mute.has(tab)) for (const [, heard] of others) queueMicrotask(() => heard.forEach(listener => listener(JSON.parse(text))))
      },
    }
  }

  /** A tab neither hears nor is heard. */
  cut(tab) {
    this.#mute.add(tab)
  }

  mend(tab) {
    this.#mute.delete(tab)
  }
}

class Locks {
  #queue = []

  request(_, { steal = false }, act) {
    return new Promise((resolve, reject) => {
      const request = { act, resolve, reject }
      if (steal) this.#queue.shift()?.reject(new Error("stolen"))
      this.#queue[steal ? "unshift" : "push"](request)
      if (this.#queue[0] === request) this.#grant(request)
    })
  }

  async #grant(request) {
    await undefined
    request.resolve(await request.act())
    if (this.#queue[0] !== request) return
    this.#queue.shift()
    if (this.#queue[0]) this.#grant(this.#queue[0])
  }

  /** Whoever holds it crashes. */
  crash() {
    this.#queue.shift()
    if (this.#queue[0]) this.#grant(this.#queue[0])
  }
}

class Socket extends EventTarget {
  sent = []
  woken = 0
  running = false

  start() {
    this.running = true
  }

  stop() {
    this.running = false
  }

  wake() {
    this.woken++
  }

  sleep() {}

  send(frame) {
    this.sent.push(frame)
    return true
  }

  opens() {
    this.dispatchEvent(new Event("open"))
    this.says({ type: "welcome", me: "ada" })
  }

  says(detail) {
    this.dispatchEvent(new CustomEvent("frame", { detail }))
  }
}

class House {
  time = new Time()
  air = new Air()
  locks = new Locks()
  sockets = []

  constructor(seats) {
    this.seats = seats
  }

  tab(id) {
    const timers = this.#timersOf(id)
    const channel = this.air.end(id)
    const seat = this.seats === "locks"
      ? new LockSeat(this.locks, "socket")
      : new ChannelSeat({ channel, id, timers, random: () => parseInt(id, 36) / 36 })
    const make = () => this.sockets[this.sockets.push(new Socket()) - 1]
    const connection = new SharedConnection({ make, channel, seat, id, timers })
    const tab = { connection, heard: [], frames: [] }
    for (const type of ["open", "closed", "expired", "revoked"]) connection.addEventListener(type, () => tab.heard.push(type))
    connection.addEventListener("frame", ({ detail }) => tab.frames.push(detail))
    connection.start()
    return tab
  }

  #timersOf(id) {
    const { timers } = this.time
    return { ...timers, setTimeout: (act, wait) => timers.setTimeout(() => this.asleep !== id && act(), wait) }
  }

  /** A tab is frozen. */
  freeze(id) {
    this.asleep = id
    this.air.cut(id)
  }

  get socket() {
    return this.sockets.at(-1)
  }

  get running() {
    return this.sockets.filter(({ running }) => running).length
  }
}

for (const seats of ["locks", "channel"]) {
  const settle = house => house.time.pass(1_500)

  async function three() {
    const house = new House(seats)
    const tabs = [house.tab("a")]
    await settle(house)
    tabs.push(house.tab("b"), house.tab("c"))
    await settle(house)
    house.socket.opens()
    await settle(house)
    return { house, tabs }
  }

  test(`three tabs have one socket, and what it says all of them hear (${seats})`, async () => {
    const { house, tabs } = await three()
    assert.equal(house.sockets.length, 1)
    house.socket.says({ type: "changes", conversation: "tea", after: 0, version: 1 })
    await settled()
    for (const { connection, heard, frames } of tabs) {
      assert.ok(connection.isOpen)
      assert.deepEqual(heard, ["open"])
      assert.deepEqual(frames.map(({ type }) => type), ["welcome", "changes"])
    }
  })

  test(`who comes later is welcomed too (${seats})`, async () => {
    const { house } = await three()
    const late = house.tab("d")
    await settle(house)
    assert.deepEqual(late.heard, ["open"])
    assert.deepEqual(late.frames, [{ type: "welcome", me: "ada" }])
    assert.equal(house.sockets.length, 1)
  })

  test(`when the leading tab closes another takes over, and all begin anew (${seats})`, async () => {
    const { house, tabs } = await three()
    tabs[0].connection.stop()
    await settle(house)
    assert.equal(house.sockets.length, 2)
    assert.equal(house.running, 1)
    house.socket.opens()
    await settle(house)
    for (const { heard, frames } of tabs.slice(1)) {
      assert.deepEqual(heard, ["open", "closed", "open"])
      assert.deepEqual(frames.map(({ type }) => type), ["welcome", "welcome"])
    }
  })

  test(`a leading tab that sleeps is given up when somebody comes back (${seats})`, async () => {
    const { house, tabs } = await three()
    house.freeze("a")
    tabs[1].connection.wake()
    await house.time.pass(4_000)
    house.socket.opens()
    await settle(house)
    assert.equal(house.sockets.length, 2)
    for (const { connection } of tabs.slice(1)) assert.ok(connection.isOpen)
  })
}

test("of two in the seat the lesser stays, and the other closes its socket", async () => {
  const house = new House("channel")
  const air = house.air
  const one = house.tab("a")
  air.cut("a")
  const other = house.tab("b")
  await house.time.pass(1_500)
  assert.equal(house.running, 2)
  air.mend("a")
  const third = house.tab("c")
  await house.time.pass(30_000)
  assert.equal(house.running, 1)
  assert.ok(house.sockets[0].running)
  house.sockets[0].opens()
  await house.time.pass(1_500)
  for (const { connection } of [one, other, third]) assert.ok(connection.isOpen)
})

async function two() {
  const house = new House("locks")
  const tabs = [house.tab("a"), house.tab("b")]
  await house.time.pass(100)
  house.socket.opens()
  await house.time.pass(500)
  return { house, a: tabs[0], b: tabs[1] }
}

test("a crash of the leading tab is noticed at once", async () => {
  const { house, b } = await two()
  house.air.cut("a")
  house.locks.crash()
  await house.time.pass(100)
  house.socket.opens()
  await settled()
  assert.deepEqual(b.heard, ["open", "closed", "open"])
})

test("an answer goes to the tab that asked", async () => {
  const { house, a, b } = await two()
  b.connection.send({ type: "fetch", id: "r1", conversation: "tea", after: 3 })
  a.connection.send({ type: "fetch", id: "r1", conversation: "tea", after: 3 })
  await settled()
  const [own, others] = house.socket.sent.filter(({ type }) => type === "fetch").map(({ id }) => id)
  assert.notEqual(own, others)
  house.socket.says({ type: "changes", id: "b.r1", version: 4 })
  await settled()
  assert.deepEqual(b.frames.at(-1), { type: "changes", id: "r1", version: 4 })
  assert.equal(a.frames.at(-1).type, "welcome")
})

test("all hellos of one opening are one, which asks for what any tab lacks", async () => {
  const { house, a, b } = await two()
  house.socket.dispatchEvent(new Event("closed"))
  await settled()
  house.socket.opens()
  a.connection.send({ type: "hello", protocol: 1, have: { tea: 7, bread: 2 }, self: 5 })
  await settled()
  b.connection.send({ type: "hello", protocol: 1, have: { tea: 4 }, self: 6 })
  await house.time.pass(500)
  const hellos = house.socket.sent.filter(({ type }) => type === "hello")
  assert.deepEqual(hellos, [{ type: "hello", protocol: 1, have: { tea: 4, bread: 2 }, self: 5 }])
  b.connection.send({ type: "hello", protocol: 1, have: {}, self: 6 })
  await settled()
  assert.equal(house.socket.sent.at(-1).type, "hello")
})

test("everybody is watched whom any tab looks at, until it is gone", async () => {
  const { house, a, b } = await two()
  a.connection.send({ type: "watch", users: ["mert", "eve"], directory: true })
  b.connection.send({ type: "watch", users: ["eve", "noor"], directory: true })
  await settled()
  assert.deepEqual(house.socket.sent.at(-1).users, ["eve", "noor", "mert"])
  b.connection.stop()
  await settled()
  assert.deepEqual(house.socket.sent.at(-1).users, ["mert", "eve"])
})

test("the end of a session is the end for all tabs", async () => {
  const { house, a, b } = await two()
  house.socket.dispatchEvent(new Event("revoked"))
  await settled()
  assert.equal(a.heard.at(-1), "revoked")
  assert.equal(b.heard.at(-1), "revoked")
  assert.equal(b.connection.send({ type: "mark" }), true)
})

test("what can't be sent is said, in every tab", async () => {
  const { house, a, b } = await two()
  house.socket.dispatchEvent(new Event("closed"))
  await settled()
  assert.equal(a.connection.send({ type: "mark" }), false)
  assert.equal(b.connection.send({ type: "mark" }), false)
})
