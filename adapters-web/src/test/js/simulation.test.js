import assert from "node:assert/strict"
import { test } from "node:test"
import { Device } from "./house/device.js"
import { Network } from "./house/network.js"
import { seeded } from "./house/random.js"
import { Server } from "./house/server.js"
import { Time } from "./house/time.js"

// To play a failure again: SIMULATION_SEED=… SIMULATION_ROUNDS=1 node --test simulation.test.js
const SEED = Number(process.env.SIMULATION_SEED ?? Date.now() % 1_000_000_000)
const ROUNDS = Number(process.env.SIMULATION_ROUNDS ?? 25)
const ACTS = 80

/** Two people with two devices each and one with one, in two direct conversations and a group. */
async function house(seed) {
  const random = seeded(seed)
  const time = new Time()
  const server = new Server(time)
  const network = new Network(time, random, server)
  server.add("ada bob", "direct", ["ada", "bob"])
  server.add("ada eve", "direct", ["ada", "eve"])
  server.add("group", "group", ["ada", "bob", "eve"])
  const parts = { time, network, random }
  const devices = [["ada 1", "ada"], ["ada 2", "ada"], ["bob 1", "bob"], ["bob 2", "bob"], ["eve 1", "eve"]].map(([name, user]) => new Device(name, user, parts))
  for (const device of devices) await device.start()
  await time.pass(1_000)
  return { ...parts, server, devices, said: 0 }
}

const roomsOf = ({ server }, { user }) => [...server.conversations.values()].filter(({ members }) => members.includes(user)).map(({ id }) => id)

/** Somebody does something. */
async function act(house) {
  const { random, server, devices } = house
  const device = random.of(devices)
  const id = random.of(roomsOf(house, device))
  const room = server.conversations.get(id)
  const seq = 1 + random.below(Math.max(1, room.rows.length))
  const what = random()
  if (what < 0.4) await device.write(id, `${device.name} says ${++house.said}`)
  else if (what < 0.55) device.open(id)
  else if (what < 0.65) device.read(id, random())
  else if (what < 0.7) device.older(id)
  else if (what < 0.76) device.amend(id, random(), amends(random, id, device.name))
  else if (what < 0.8) arrange(random, device, id)
  else if (what < 0.88) server.amend(id, Array.from({ length: 1 + random.below(3) }, () => amendment(random, seq, device.user)))
  else if (what < 0.95) server.send(device.user, { clientId: `hidden ${++house.said}`, conversation: id, text: "hidden" }, random.of(room.members.filter(member => member !== device.user)))
  else for (let burst = random.below(15); burst > 0; burst--) server.send(device.user, { clientId: `burst ${++house.said}`, conversation: id, text: `burst ${house.said}` })
}

/** What a device does with a message, which the server may refuse. */
function amends(random, id, name) {
  const kind = random()
  if (kind < 0.3) return (client, seq) => client.amendments.edit(id, seq, `${name} edits ${random.below(1_000)}`)
  if (kind < 0.4) return (client, seq) => client.amendments.delete(id, seq)
  return (client, seq) => client.amendments.react(id, seq, random.of(["👍", "❤️", "😂", null]))
}

function arrange(random, { client }, id) {
  const kind = random()
  if (kind < 0.5) client.draft(id, random.of(["", "half a", "half a sentence"]))
  else client.arrange(id, { [random.of(["pinned", "archived", "unread"])]: random.chance(0.5) })
}

function amendment(random, seq, user) {
  const kind = random()
  return kind < 0.4 ? { seq, text: `edited ${random.below(1_000)}` } : kind < 0.7 ? { seq, user, emoji: random.of(["👍", "❤️"]) } : { seq }
}

/** Something happens to a device, or to the server. */
async function misfortune(house) {
  const { random, server, network, devices } = house
  const device = random.of(devices)
  const what = random()
  if (what < 0.4) device.sleep()
  else if (what < 0.7) device.wake()
  else if (what < 0.85) await device.reload()
  else if (what < 0.95) network.cut()
  else if (!house.backup) house.backup = server.backup()
  else {
    server.restore(house.backup)
    network.cut()
    house.restored = true
  }
}

/** At rest every device holds what the server has. */
function compare({ server, devices }, { marks }) {
  for (const device of devices) {
    assert.equal(device.unsent, 0, `${device.name} has unsent messages`)
    assert.ok(!device.opened || device.client.timeline(device.opened), `${device.name} holds ${device.opened}`)
    for (const id of roomsOf({ server }, device)) {
      const where = `${device.name} in ${id}`
      const head = server.head(id, device.user)
      if (head.seq > 0) assert.deepEqual(shown(device.client.conversations.get(id), marks), shown(head, marks), `the head of ${where}`)
      const timeline = device.client.timeline(id)
      if (timeline) compareRows(timeline, head, server.log(id, device.user), where)
      assert.deepEqual(device.client.messages(id), timeline?.messages ?? [], `nothing of ${where} is under way`)
      assert.deepEqual(arranged(device.client.mine(id)), arranged(server.own(device.user).rows.get(id)), `what is arranged of ${where}`)
    }
  }
}

function compareRows(timeline, head, log, where) {
  const bare = ({ clientId, ...row }) => row
  assert.equal(timeline.version, head.version, `the version of ${where}`)
  assert.deepEqual(timeline.messages.map(bare), log.filter(({ seq }) => seq >= timeline.first).map(bare), `the messages of ${where}`)
  if (!timeline.more && log.length) assert.equal(timeline.first, log[0].seq, `the beginning of ${where}`)
}

const arranged = ({ pinned = false, archived = false, unread = false, draft = "" } = {}) => ({ pinned, archived, unread, draft })

function shown({ seq, version, unread, mine, others, lastMessage }, marks) {
  const { at, author, text, deleted } = lastMessage ?? {}
  return { seq, version, unread, last: { seq: lastMessage?.seq, at, author, text, deleted }, ...(marks && { mine, others }) }
}

/** What was written is in the log once, in the order in which it was written; a restored database lost some. */
function logged({ server, devices, restored }) {
  for (const device of devices)
    for (const [id, written] of device.written) {
      const { rows } = server.conversations.get(id)
      const found = rows.map(({ first }) => first).filter(text => text.startsWith(`${device.name} says`))
      assert.deepEqual(found, restored ? written.filter(text => found.includes(text)) : written, `what ${device.name} wrote in ${id}`)
    }
}

async function live(house) {
  const { time, random, network, server } = house
  network.faults = { drop: 0.15, double: 0.15, late: 0.3 }
  for (let count = 0; count < ACTS; count++) {
    await act(house)
    await time.pass(random.below(400))
  }
  network.calm()
  await time.pass(5_000)
  // Whatever was lost is noticed by what comes after it, without a hello.
  for (const { id, members } of server.conversations.values()) server.send(members[0], { clientId: `last ${id}`, conversation: id, text: "the last one" })
  await time.pass(60_000)
  compare(house, { marks: false })
  logged(house)
}

async function disasters(house) {
  const { time, random, network, devices } = house
  network.faults = { drop: 0.1, forget: 0.1, double: 0.1, late: 0.3, call: 0.2, hang: 0.1, refuse: 0.1, unavailable: 0.1, crash: 0.05, mute: 0.02 }
  for (let count = 0; count < ACTS; count++) {
    await (random.chance(0.15) ? misfortune(house) : act(house))
    await time.pass(random.chance(0.1) ? random.below(20_000) : random.below(400))
  }
  network.calm()
  for (const device of devices) device.wake()
  await time.pass(16 * 60_000)
  compare(house, { marks: true })
  logged(house)
}

async function rounds(play) {
  for (let seed = SEED; seed < SEED + ROUNDS; seed++)
    try {
      await play(await house(seed))
    } catch (failure) {
      failure.message = `SIMULATION_SEED=${seed}: ${failure.message}`
      throw failure
    }
}

test(`lost, doubled, late and reordered frames leave every device with the log (seed ${SEED})`, () => rounds(live))
test(`whatever breaks, every device ends with the log, and every message is there once (seed ${SEED})`, () => rounds(disasters))
