import { Typers } from "./typers.js"
import { Typing } from "./typing.js"

const WATCHED = 100

/**
 * Who is around: who is online and who is typing, as far as the server says so over this connection. `changed(type, detail)` says what to draw
 * again: "typing" with a conversation, "presence" with a user.
 */
export class Company {
  #send
  #timers
  #now
  #changed
  #watched = []
  #presences = new Map()
  #typers = new Typers()
  #typing

  constructor({ send, timers, now, changed }) {
    this.#send = send
    this.#timers = timers
    this.#now = now
    this.#changed = changed
    this.#typing = new Typing(send, now)
  }

  // What I do

  /** Whose presence I look at; the directory is watched always. */
  watch(users) {
    const watched = users.slice(0, WATCHED)
    if ([...watched].sort().join() === [...this.#watched].sort().join()) return
    this.#watched = watched
    for (const user of [...this.#presences.keys()]) if (!watched.includes(user)) this.#presences.delete(user)
    this.welcomed()
  }

  writes(conversation, active) {
    if (active) this.#typing.writes(conversation)
    else this.#typing.stops(conversation)
  }

  sends(conversation) {
    this.#typing.sends(conversation)
  }

  // What others do

  presence(user) {
    return this.#presences.get(user)
  }

  typers(conversation) {
    return this.#typers.in(conversation, this.#now())
  }

  hearPresence(frame) {
    this.#presences.set(frame.user, frame)
    this.#changed("presence", frame.user)
  }

  hearTyping(frame) {
    this.#typers.hear(frame, this.#now())
    this.#changed("typing", frame.conversation)
    const next = this.#typers.next(this.#now())
    if (next) this.#timers.setTimeout(() => this.#changed("typing", frame.conversation), next - this.#now() + 10)
  }

  /** Who has sent doesn't type any more. */
  wrote(conversation, user) {
    this.#typers.hear({ conversation, user, active: false }, this.#now())
  }

  // The connection

  welcomed() {
    this.#send({ type: "watch", users: this.#watched, directory: true })
  }

  /** What was heard over a connection that is gone would be a lie. */
  closed() {
    this.#presences.clear()
    this.#typers.clear()
    this.#typing.clear()
    this.#changed("presence")
    this.#changed("typing")
  }
}
