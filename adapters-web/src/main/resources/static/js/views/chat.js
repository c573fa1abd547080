import { contents, face, part, say } from "../helpers/dom.js"
import { shared } from "../helpers/api.js"
import { faceOf } from "../helpers/faces.js"
import { later } from "../helpers/later.js"
import { phrase } from "../helpers/phrases.js"
import { lastSeen } from "../helpers/time.js"
import * as words from "../helpers/words.js"
import { Recent } from "../models/emoji.js"
import { otherOf } from "../models/conversations.js"
import { MessageActs } from "./acts.js"
import { Composer } from "./composer.js"
import { EmojiPicker } from "./emojis.js"
import { LogView } from "./log.js"
import { MessageMenu } from "./message-menu.js"
import { gate } from "./gate.js"
import { PinsView } from "./pins.js"
import { Recorder } from "./recorder.js"
import { Tray } from "./tray.js"

const passing = later(() => import("./forward.js"))

/** One conversation: its timeline, what is unsent, who types, and where one writes. */
export class ChatView {
  #client
  #root
  #id
  #log
  #composer
  #menu
  #tray
  #recorder
  #emoji
  #pins
  #api

  constructor(client, root, id, go, api) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#id = id
    if (root.dataset.drawn !== id) root.replaceChildren(contents("t-chat"))
    root.dataset.drawn = id
    this.#log = new LogView({ client, root, id, drawn: () => this.#drawn() })
    this.#bind(go)
    this.head()
  }

  get id() {
    return this.#id
  }

  #bind(go) {
    const acts = new MessageActs({
      client: this.#client, chat: this.#id, composer: () => this.#composer, leads: () => this.#leads(), trace: seq => go(`/chat/${this.#id}/info/${seq}`),
      forward: message => this.#forward(message, go),
    })
    const form = part(this.#root, "composer")
    if (form) {
      this.#composer = new Composer(form, this.#client.mine(this.#id).draft, {
        write: (text, files, more) => this.#write(text, files, more),
        edit: (message, text) => acts.change(message, text),
        editLast: () => acts.editLast(),
        draft: text => this.#client.draft(this.#id, text),
        typing: active => this.#client.company.writes(this.#id, active),
      })
    }
    if (form) this.#carry(form)
    if (form) this.#emoji = new EmojiPicker({ opener: part(form, "emoji"), recent: new Recent(shared(), this.#client.me), take: emoji => this.#composer.insert(emoji) })
    const timeline = part(this.#root, "timeline")
    this.#menu = new MessageMenu(timeline, acts, this.#emoji)
    timeline.addEventListener("click", event => this.#followed(event))
    this.#pins = new PinsView({ client: this.#client, root: part(this.#root, "pins"), id: this.#id, reveal: seq => this.reveal(seq) })
    if (this.#client.conversations.get(this.#id)?.kind === "group") this.#composer?.call(() => this.#others())
    part(this.#root, "unblock").addEventListener("submit", event => { event.preventDefault(); this.#unblock() })
    for (const link of this.#root.querySelectorAll("[data-go]")) link.addEventListener("click", event => { event.preventDefault(); go(link.dataset.go) })
  }

  #write(text, files, more) {
    return this.#log.write(() => this.#client.write(this.#id, text, files, more))
  }

  #carry(form) {
    const tell = problem => this.#client.say("problem", problem)
    this.#tray = new Tray({ form, area: this.#root, tell })
    this.#composer.carry(this.#tray)
    this.#recorder = new Recorder({ form, tell, send: file => this.#write("", [file]) })
  }

  /** Shows what is held, loads what isn't, and begins at the first unread message. */
  async start() {
    if (matchMedia("(hover: hover)").matches) this.#composer?.focus()
    await this.#log.start()
  }

  head() {
    const head = this.#client.conversations.get(this.#id)
    if (!head) return
    const other = otherOf(head, this.#client.me)
    face(part(part(this.#root, "peer"), "avatar"), faceOf(other?.id ?? this.#id, head.title))
    say(part(this.#root, "title"), head.title)
    say(part(this.#root, "log-title"), head.title)
    part(this.#root, "timeline").dataset.kind = head.kind
    part(part(this.#root, "peer"), "avatar").toggleAttribute("data-online", Boolean(other && this.#client.company.presence(other.id)?.online))
    this.#composer?.draft(this.#client.mine(this.#id).draft)
    part(this.#root, "peer").href = `/chat/${this.#id}/details`
    gate(this.#root, head, other && this.#client.blocks.has(other.id), Boolean(other?.deleted))
    this.#pins?.draw()
    this.#status(head, other)
  }

  /** Who else is in the group. */
  #others() {
    const members = this.#client.groups.roster(this.#id)?.members ?? []
    return members.filter(({ id }) => id !== this.#client.me).map(({ id }) => ({ id, name: this.#name(id) }))
  }

  async #forward(message, go) {
    try {
      const { forwardedTo, whereTo } = await passing()
      const places = await whereTo({ client: this.#client, api: this.#api, message })
      for (const place of places) await this.#client.forward(place, this.#id, message)
      if (places.length === 1 && places[0] !== this.#id) go(`/chat/${places[0]}`)
      else if (places.length) this.#client.say("problem", forwardedTo(places.length))
    } catch (problem) {
      this.#client.say("problem", words.sentence(problem))
    }
  }

  #status(head, other) {
    const status = part(this.#root, "status")
    const typers = this.#client.company.typers(this.#id).filter(user => user !== this.#client.me)
    status.classList.toggle("typing", typers.length > 0)
    if (typers.length) return say(status, words.typing(typers.map(user => this.#name(user))))
    if (head.kind === "group") return say(status, head.active === false ? phrase("chat.not-member") : this.#client.groups.names(this.#id).join(", ") || status.textContent)
    const presence = other && this.#client.company.presence(other.id)
    if (presence?.online) return say(status, phrase("presence.online"))
    say(status, presence?.lastSeen ? lastSeen(presence.lastSeen) : other && !other.deleted ? `@${other.username}` : "")
  }

  draw() {
    this.#log.draw()
  }

  #drawn() {
    this.#menu.refresh()
    this.#pins.draw()
    this.typing()
  }

  /** Who types right now, as a bubble at the end. */
  typing() {
    this.#log.typing(this.#client.company.typers(this.#id).filter(user => user !== this.#client.me).map(user => this.#name(user)))
    this.head()
  }

  seen() {
    this.#log.seen()
  }

  /** Goes to a message, marks it, and offers the way back; resolves to whether it is there. */
  reveal(seq) {
    return this.#log.reveal(seq)
  }

  /** Another conversation is shown from now on. */
  stop() {
    this.#log.stop()
    this.#tray?.stop()
    this.#recorder?.stop()
    this.#emoji?.close({ focus: false })
  }

  // To what a message answers.
  #followed(event) {
    const quote = event.target.closest("[data-part=quote]")
    if (!quote || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.reveal(Number(quote.dataset.seqOf)).then(there => there || this.#client.say("problem", phrase("quote.gone")))
  }

  #leads() {
    return Boolean(this.#client.groups.roster(this.#id)?.admin(this.#client.me))
  }

  #unblock() {
    const other = otherOf(this.#client.conversations.get(this.#id), this.#client.me)
    this.#client.blocks.unblock(other.id).catch(problem => this.#client.say("problem", words.sentence(problem)))
  }

  #name(user) {
    return this.#client.nameOf(user)
  }
}
