import { copied } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { reason } from "../helpers/words.js"
import { passes } from "../models/errands.js"
import { choose } from "./ask.js"

/**
 * What is done with the messages of a chat: the menu of a message asks what may be, and has it done here. What can't be done is told, with the
 * reason. `composer()` is where one writes, `leads()` whether one is an admin, `trace(seq)` shows whom a message has reached, `forward(message)` asks
 * to whom it shall be passed on.
 */
export class MessageActs {
  #client
  #chat
  #composer
  #leads
  trace
  forward

  constructor({ client, chat, composer, leads, trace, forward }) {
    this.#client = client
    this.#chat = chat
    this.#composer = composer
    this.#leads = leads
    this.forward = forward
    this.trace = ({ seq }) => trace(seq)
  }

  message(seq) {
    return this.#client.message(this.#chat, seq)
  }

  may(message) {
    const mine = this.#mine(message)
    const answerable = !message.deleted && Boolean(this.#composer()?.open)
    return { answerable, editable: this.#editable(message), deletable: !message.deleted && (mine || this.#leads()), traceable: mine }
  }

  gave({ reactions }, emoji) {
    return Boolean(reactions?.some(reaction => reaction.user === this.#client.me && reaction.emoji === emoji))
  }

  react({ seq }, emoji) {
    return this.#done(phrase("acts.not-reacted"), this.#client.amendments.react(this.#chat, seq, emoji))
  }

  async copy(text) {
    const done = await copied(text)
    this.#client.say("problem", done ? phrase("acts.copied") : phrase("acts.no-copy"))
  }

  answer(message) {
    this.#composer().answer(message, this.#mine(message) ? phrase("quote.you") : this.#client.nameOf(message.author))
  }

  edit(message) {
    this.#composer().edit(message)
  }

  /** Begins to edit what I wrote last; false where that isn't possible. */
  editLast() {
    const last = this.#client.messages(this.#chat).findLast(message => this.#mine(message) && !message.deleted && !message.event)
    if (!last || !this.#editable(last)) return false
    this.edit(last)
    return true
  }

  // What can't be changed now may be later, so the new words aren't lost.
  async change(message, text) {
    const problem = await this.#done(phrase("acts.not-edited"), this.#client.amendments.edit(this.#chat, message.seq, text))
    if (problem && passes(problem) && this.#composer().idle) this.#composer().edit(message, text)
  }

  pin({ seq, pinned }) {
    return this.#done(pinned ? phrase("pin.not-unpinned") : phrase("pin.not-pinned"), this.#client.amendments.pin(this.#chat, seq, !pinned))
  }

  star({ seq, starred }) {
    return this.#done(phrase("acts.not-starred"), this.#client.notes.star(this.#chat, seq, !starred))
  }

  /** Asks for whom: everybody, where that may be, or me. */
  async remove(message) {
    const ways = [{ name: "me", text: phrase("acts.delete-for-me") }]
    if (this.may(message).deletable) ways.push({ name: "everyone", text: phrase("acts.delete-for-all") })
    const title = this.#mine(message) ? phrase("acts.delete") : phrase("acts.delete-theirs", { name: this.#client.nameOf(message.author) })
    const way = await choose({ title, text: message.deleted ? "" : phrase("acts.quoted", { text: message.text }), ways })
    if (way === "everyone") await this.#done(phrase("acts.not-deleted"), this.#client.amendments.delete(this.#chat, message.seq))
    if (way === "me") await this.#done(phrase("acts.not-deleted"), this.#client.notes.delete(this.#chat, message.seq))
  }

  report({ seq }) {
    location.assign(`/chat/${this.#chat}/report/${seq}`)
  }

  #mine({ author }) {
    return author === this.#client.me
  }

  #editable(message) {
    return Boolean(this.#composer()?.open) && this.#mine(message) && this.#client.amendments.inTime(message)
  }

  /** Says why something wasn't done; answers the problem, if there was one. */
  async #done(otherwise, answer) {
    try {
      await answer
      return undefined
    } catch (problem) {
      this.#client.say("problem", phrase("acts.not-done", { what: otherwise, why: reason(problem) }))
      return problem
    }
  }
}
