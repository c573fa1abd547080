import { Client } from "../../../main/resources/static/js/models/client.js"
import { Connection } from "../../../main/resources/static/js/models/connection.js"
import { Outbox } from "../../../main/resources/static/js/models/outbox.js"
import { memory, stored } from "./fixtures.js"

const HELLO_EVERY = 5 * 60_000

/** A browser tab of somebody, and what people do with it. */
export class Device {
  #time
  #network
  #random
  #hellos = null
  #connection = null
  #outbox = null
  #store = memory()
  #wishes = stored()
  /** What is open. */
  opened = null
  /** Texts in the order in which they were written, by conversation. */
  written = new Map()
  client = null

  constructor(name, user, { time, network, random }) {
    this.name = name
    this.user = user
    this.#time = time
    this.#network = network
    this.#random = random
  }

  async start() {
    const { timers } = this.#time
    this.#connection = new Connection({ open: () => this.#network.socket(this.user), timers, random: this.#random })
    this.#outbox = new Outbox(this.#store)
    await this.#outbox.load()
    this.client = new Client({
      me: this.user, connection: this.#connection, outbox: this.#outbox, api: this.#network.api(this.user), wishes: this.#wishes, timers,
      random: this.#random, now: this.#time.now,
    })
    this.opened = null
    this.#connection.start()
    this.#again()
  }

  #again() {
    this.#hellos = this.#time.timers.setTimeout(() => {
      if (this.#connection.isOpen) this.client.hello()
      this.#again()
    }, HELLO_EVERY)
  }

  /** The page is loaded anew: all that is left is the store. */
  async reload() {
    this.#time.timers.clearTimeout(this.#hellos)
    this.#connection.stop()
    await this.start()
  }

  sleep() {
    this.#connection.sleep()
  }

  wake() {
    this.#connection.wake()
  }

  get unsent() {
    return this.#outbox.size + this.#store.entries.size + this.#wishes.entries.size
  }

  write(conversation, text) {
    this.written.set(conversation, [...(this.written.get(conversation) ?? []), text])
    return this.client.write(conversation, text)
  }

  open(conversation) {
    this.opened = conversation
    this.client.open(conversation).catch(() => {})
  }

  older(conversation) {
    this.client.older(conversation).catch(() => {})
  }

  /** Edits, deletes or reacts to something that is shown; `change` is told which message. What is refused stays as it is. */
  amend(conversation, share, change) {
    const shown = this.client.messages(conversation).filter(({ deleted, version }) => version > 0 && !deleted)
    const message = shown[Math.floor((shown.length - 1) * share)]
    if (message) change(this.client, message.seq).catch(() => {})
  }

  /** Reads what is shown, or the beginning of it. */
  read(conversation, share) {
    const shown = this.client.timeline(conversation)?.messages ?? []
    if (shown.length) this.client.read(conversation, shown[Math.floor((shown.length - 1) * share)].seq)
  }
}
