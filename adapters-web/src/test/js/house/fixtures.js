import { Client } from "../../../main/resources/static/js/models/client.js"
import { Outbox } from "../../../main/resources/static/js/models/outbox.js"
import { Time } from "./time.js"

/** A store for an outbox that outlives it. */
export function memory(entries = new Map()) {
  return {
    entries,
    all: async () => [...entries.values()].map(entry => ({ ...entry })),
    put: async entry => void entries.set(entry.clientId, { ...entry }),
    delete: async clientId => void entries.delete(clientId),
  }
}

/** A store for wishes that outlives what is mine. */
export function stored(entries = new Map()) {
  return { entries, all: () => [...entries], put: (id, wish) => void entries.set(id, wish), delete: id => void entries.delete(id) }
}

/** A connection whose other end is the test: it says what it likes and sees what is sent. */
export class Wire extends EventTarget {
  sent = []
  isOpen = true

  send(frame) {
    if (this.isOpen) this.sent.push(frame)
    return this.isOpen
  }

  say(frame) {
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }))
  }

  lose() {
    this.isOpen = false
    this.dispatchEvent(new Event("closed"))
  }

  of(type) {
    return this.sent.filter(frame => frame.type === type)
  }
}

const at = seq => new Date(Date.parse("2026-11-22T09:00:00Z") + seq * 1000).toISOString()

export const row = (seq, { version = seq, author = "bob", ...others } = {}) => ({ seq, version, author, at: at(seq), text: `m${seq}`, ...others })

export const rows = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => row(from + index))

export const head = (version, others = {}) => ({
  id: "c", kind: "direct", title: "Bob", members: [], seq: version, version, unread: 0,
  mine: { delivered: version, read: version }, others: { delivered: 0, read: 0 },
  ...(version > 0 && { lastMessage: row(version) }), activity: at(version), ...others,
})

export const change = (after, version, { messages = rows(after + 1, version), ...others } = {}) => ({
  type: "changes", conversation: "c", after, version, seq: version, messages, ...others,
})

export const problem = (code, others = {}) => Object.assign(new Error(code), { code, detail: code, ...others })

/** Ada's client, a wire to it, and an API that answers what the test says. */
export function ada(api = {}) {
  const time = new Time()
  const wire = new Wire()
  const store = memory()
  const outbox = new Outbox(store)
  const answers = { page: async () => ({ version: 3, messages: rows(1, 3), more: false }), head: async () => head(3), ...api }
  const calls = []
  const asked = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, (...given) => {
    calls.push([name, ...given])
    return answer(...given)
  }]))
  const client = new Client({ me: "ada", connection: wire, outbox, api: asked, timers: time.timers, now: time.now, random: () => 0.5 })
  const welcome = (...heads) => {
    wire.isOpen = true
    wire.say({ type: "welcome", history: "h1" })
    wire.say({ type: "heads", conversations: heads, last: true })
  }
  return { time, wire, store, outbox, client, calls, welcome, of: name => calls.filter(call => call[0] === name) }
}

/** Ada with conversation "c" open at version 3. */
export async function chatting(api) {
  const house = ada(api)
  house.welcome(head(3))
  await house.client.open("c")
  return house
}
