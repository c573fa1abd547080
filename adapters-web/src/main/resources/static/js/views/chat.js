import { arrange, contents, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { dayName, dayOf, lastSeen } from "../helpers/time.js"
import * as words from "../helpers/words.js"
import { otherOf } from "../models/conversations.js"
import { placed } from "../models/grouping.js"
import { MessageActs } from "./acts.js"
import { failure, fillBubble, fillHappening, keyOf } from "./bubble.js"
import { Composer } from "./composer.js"
import { MessageMenu } from "./message-menu.js"
import { gate } from "./gate.js"

const NEAR = 64

/** One conversation: its timeline, what is unsent, who types, and where one writes. */
export class ChatView {
  #client
  #root
  #id
  #scroll
  #timeline
  #rows = new Map()
  #composer
  #unreadFrom = 0
  #loading = false
  #fresh = 0
  #last = 0
  #typingRow = null
  #menu

  constructor(client, root, id, go) {
    this.#client = client
    this.#root = root
    this.#id = id
    const head = client.conversations.get(id)
    if (root.dataset.drawn !== id) root.replaceChildren(contents("t-chat"))
    root.dataset.drawn = id
    this.#scroll = part(root, "scroll")
    this.#timeline = part(root, "timeline")
    this.#unreadFrom = head?.unread ? head.mine.read + 1 : 0
    this.#bind(go)
    this.head()
  }

  get id() {
    return this.#id
  }

  #bind(go) {
    const acts = new MessageActs({
      client: this.#client, chat: this.#id, composer: () => this.#composer, leads: () => this.#leads(), trace: seq => go(`/chat/${this.#id}/info/${seq}`),
    })
    const form = part(this.#root, "composer")
    if (form) {
      this.#composer = new Composer(form, this.#client.mine(this.#id).draft, {
        write: text => this.#write(text),
        edit: (message, text) => acts.change(message, text),
        editLast: () => acts.editLast(),
        draft: text => this.#client.draft(this.#id, text),
        typing: active => this.#client.company.writes(this.#id, active),
      })
    }
    this.#menu = new MessageMenu(this.#timeline, acts)
    part(this.#root, "unblock").addEventListener("submit", event => { event.preventDefault(); this.#unblock() })
    for (const link of this.#root.querySelectorAll("[data-go]")) link.addEventListener("click", event => { event.preventDefault(); go(link.dataset.go) })
    this.#scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true })
    part(this.#root, "jump").addEventListener("click", () => this.#toEnd())
  }

  /** Shows what is held, loads what isn't, and begins at the first unread message. */
  async start() {
    this.draw()
    await this.#client.open(this.#id)
    this.draw()
    const line = this.#timeline.querySelector(".unread-line")
    if (line) line.scrollIntoView({ block: "center" })
    else this.#toEnd()
    this.seen()
    if (matchMedia("(hover: hover)").matches) this.#composer?.focus()
  }

  head() {
    const head = this.#client.conversations.get(this.#id)
    if (!head) return
    const other = otherOf(head, this.#client.me)
    face(part(part(this.#root, "peer"), "avatar"), faceOf(other?.id ?? this.#id, head.title))
    say(part(this.#root, "title"), head.title)
    say(part(this.#root, "log-title"), head.title)
    this.#timeline.dataset.kind = head.kind
    part(part(this.#root, "peer"), "avatar").toggleAttribute("data-online", Boolean(other && this.#client.company.presence(other.id)?.online))
    this.#composer?.draft(this.#client.mine(this.#id).draft)
    part(this.#root, "peer").href = `/chat/${this.#id}/details`
    gate(this.#root, head, other && this.#client.blocks.has(other.id))
    this.#status(head, other)
  }

  #status(head, other) {
    const status = part(this.#root, "status")
    const typers = this.#client.company.typers(this.#id).filter(user => user !== this.#client.me)
    status.classList.toggle("typing", typers.length > 0)
    if (typers.length) return say(status, words.typing(typers.map(user => this.#name(user))))
    if (head.kind === "group") return say(status, head.active === false ? "Not a member" : this.#client.groups.names(this.#id).join(", ") || status.textContent)
    const presence = other && this.#client.company.presence(other.id)
    if (presence?.online) return say(status, "online")
    say(status, presence?.lastSeen ? lastSeen(presence.lastSeen) : other ? `@${other.username}` : "")
  }

  draw() {
    const timeline = this.#client.timeline(this.#id)
    const held = this.#client.messages(this.#id)
    const messages = [...held, ...this.#pending(held)]
    if (!timeline?.loaded && messages.length === 0) return this.head()
    const bottom = this.#atEnd()
    const anchor = bottom ? null : this.#anchor()
    // Until a page is loaded what the server drew stays, and what is unsent comes after it.
    const ours = timeline?.loaded || held.some(({ version }) => version > 0)
    this.#sections(placed(messages, dayOf), ours ? [] : this.#drawn())
    this.#menu.refresh()
    this.#count(held, bottom)
    this.typing()
    show(this.#root.querySelector(".older"), false)
    if (bottom) this.#toEnd()
    else if (anchor) this.#scroll.scrollTop += anchor.row.getBoundingClientRect().top - anchor.top
    this.head()
    this.seen()
  }

  // Between the acknowledgement and the change a message stands in both.
  #pending(held) {
    const committed = new Set(held.map(message => message.clientId))
    return this.#client.pending(this.#id)
      .filter(entry => !committed.has(entry.clientId))
      .map(entry => ({ ...entry, author: this.#client.me }))
  }

  #drawn() {
    return [...this.#timeline.children].filter(section => !section.dataset.day)
  }

  #sections(places, before) {
    const days = Map.groupBy ? Map.groupBy(places, ({ message }) => dayOf(message.at)) : byDay(places)
    const held = new Map([...this.#timeline.querySelectorAll("section[data-day]")].map(section => [section.dataset.day, section]))
    const sections = [...days].map(([day, placesOfDay]) => this.#section(held.get(day), day, placesOfDay))
    arrange(this.#timeline, [...before, ...sections])
  }

  #section(held, day, places) {
    const section = held ?? emptyDay(day)
    const name = dayName(places[0].message.at)
    section.setAttribute("aria-label", name)
    say(section.querySelector("time"), name)
    arrange(section.lastElementChild, places.flatMap(place => this.#place(place)))
    return section
  }

  #place(place) {
    const { message } = place
    const key = keyOf(message)
    const row = this.#rows.get(key) ?? fresh(message.event ? "t-happening" : "t-message")
    this.#rows.set(key, row)
    const head = this.#client.conversations.get(this.#id)
    const context = { me: this.#client.me, group: head?.kind === "group", others: head?.others ?? { delivered: 0, read: 0 }, nameOf: user => this.#name(user) }
    if (message.event) fillHappening(row, place, context)
    else {
      fillBubble(row, place, context)
      failure(row, message, {
        retry: id => this.#client.retry(id, this.#id),
        discard: id => this.#client.discard(id, this.#id),
      })
    }
    return message.seq === this.#unreadFrom ? [this.#unreadLine(), row] : [row]
  }

  #unreadLine() {
    const line = this.#timeline.querySelector(".unread-line") ?? fresh("t-unread")
    const timeline = this.#client.timeline(this.#id)
    const count = timeline.messages.filter(message => message.seq >= this.#unreadFrom && message.author !== this.#client.me && !message.event).length
    say(part(line, "unread-text"), words.fresh(count))
    return line
  }

  /** Who types right now, as a bubble at the end. */
  typing() {
    const typers = this.#client.company.typers(this.#id).filter(user => user !== this.#client.me)
    const end = this.#timeline.lastElementChild?.lastElementChild
    if (!typers.length || !end) this.#typingRow?.remove()
    else {
      this.#typingRow ??= fresh("t-typing")
      say(part(this.#typingRow, "typist"), words.typing(typers.map(user => this.#name(user))))
      const bottom = this.#atEnd()
      if (end.lastElementChild !== this.#typingRow) end.append(this.#typingRow)
      if (bottom) this.#toEnd()
    }
    this.head()
  }

  /** What is in view of a person who is looking has been read. */
  seen() {
    if (document.visibilityState !== "visible" || !document.hasFocus()) return
    const edge = this.#scroll.getBoundingClientRect().bottom
    const rows = [...this.#timeline.querySelectorAll("[data-seq]")]
    const last = rows.findLast(row => row.getBoundingClientRect().top < edge - 8)
    if (last) this.#client.read(this.#id, Number(last.dataset.seq))
  }

  #count(held, bottom) {
    const last = held.at(-1)?.seq ?? 0
    if (this.#last && !bottom)
      this.#fresh += held.filter(message => message.seq > this.#last && message.author !== this.#client.me).length
    this.#last = last
    this.#jump()
  }

  #scrolled() {
    if (this.#atEnd()) this.#fresh = 0
    this.#jump()
    this.seen()
    if (this.#scroll.scrollTop < 400) this.#older()
  }

  async #older() {
    if (this.#loading || !this.#client.timeline(this.#id)?.more) return
    this.#loading = true
    await this.#client.older(this.#id).catch(() => false)
    this.#loading = false
  }

  #jump() {
    const jump = part(this.#root, "jump")
    show(jump, !this.#atEnd())
    show(part(jump, "jump-count"), this.#fresh > 0)
    say(part(jump, "jump-count"), this.#fresh || "")
    jump.setAttribute("aria-label", this.#fresh ? `Jump to the latest, ${words.fresh(this.#fresh)}` : "Jump to the latest")
  }

  #atEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < NEAR
  }

  #toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight
    this.#fresh = 0
    this.#jump()
  }

  // The first row in view keeps its place while others come above it.
  #anchor() {
    const top = this.#scroll.getBoundingClientRect().top
    const row = [...this.#timeline.querySelectorAll("[data-key]")].find(node => node.getBoundingClientRect().bottom > top)
    return row && { row, top: row.getBoundingClientRect().top }
  }

  #write(text) {
    this.#unreadFrom = 0
    this.#client.write(this.#id, text)
    this.#toEnd()
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

function byDay(places) {
  const days = new Map()
  for (const place of places) days.set(dayOf(place.message.at), [...(days.get(dayOf(place.message.at)) ?? []), place])
  return days
}

function emptyDay(day) {
  const section = document.createElement("section")
  const title = document.createElement("h3")
  const time = document.createElement("time")
  section.dataset.day = day
  title.className = "day"
  time.dateTime = day
  title.append(time)
  section.append(title, document.createElement("ol"))
  return section
}
