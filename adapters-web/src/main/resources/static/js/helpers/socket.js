import { Connection } from "../models/connection.js"
import { ChannelSeat, LockSeat } from "../models/seat.js"
import { SharedConnection } from "../models/shared-connection.js"

/** This tab's connection: one for all tabs of this browser, where tabs can speak to each other. `ready` as in [Connection]. */
export function connect(me, ready) {
  const make = () => new Connection({ open: () => new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/socket`), ready })
  const name = `sohbet-socket-${me}`
  const id = Math.random().toString(36).slice(2, 10)
  const channel = tabs(name)
  if (!channel) return make()
  const seat = navigator.locks ? new LockSeat(navigator.locks, name) : new ChannelSeat({ channel, id })
  return new SharedConnection({ make, channel, seat, id })
}

/** What the tabs of this browser say to each other; null where they can't. */
export function tabs(name) {
  if (!globalThis.BroadcastChannel) return null
  const channel = new BroadcastChannel(name)
  return { post: message => channel.postMessage(message), hear: listener => channel.addEventListener("message", ({ data }) => listener(data)) }
}
