import { arrange, fresh, part, say, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { dayName, dayOf } from "../helpers/time.js"
import * as words from "../helpers/words.js"
import { placed } from "../models/grouping.js"
import { Stretch } from "../models/stretch.js"
import { failure, fillBubble, fillHappening, keyOf } from "./bubble.js"
import { Scroller } from "./scroller.js"

const PAGE = 100
const PAGES = 100
const ANNOUNCED = 20

/**
 * The messages of a conversation, as far as a page can hold them: what was loaded before or after is put in as one scrolls. It begins at the
 * first message that is new; who reads further up is told how many came meanwhile, and stays where they are.
 */
export class LogView {
  #client
  #root
  #id
  #timeline
  #scroller
  #stretch = new Stretch()
  #rows = new Map()
  #messages = []
  #typingRow = null
  #begun = false
  #loading = false
  #unread = null
  #last = 0
  #missed = 0
  #back = null
  #drawn

  /** `drawn()` is told when rows have changed. */
  constructor({ client, root, id, drawn }) {
    this.#client = client
    this.#root = root
    this.#id = id
    this.#drawn = drawn
    this.#timeline = part(root, "timeline")
    this.#scroller = new Scroller(part(root, "scroll"), this.#timeline, () => this.#scrolled())
    const head = client.conversations.get(id)
    if (head?.unread) this.#unread = { from: head.mine.read + 1, until: head.seq }
    part(root, "jump").addEventListener("click", () => this.toEnd())
    // Whoever moves by themselves while what is new is loaded isn't taken there any more.
    for (const kind of ["wheel", "pointerdown", "keydown"]) part(root, "scroll").addEventListener(kind, () => { this.#begun = true }, { passive: true, once: true })
    part(root, "return").addEventListener("click", () => this.#return())
  }

  /** Shows what is held, loads what isn't, and begins at the first message that is new. */
  async start() {
    this.draw()
    this.#begin()
    await this.#client.open(this.#id)
    await this.#reach(this.#unread?.from)
    this.draw()
    this.#begin({ anyway: true })
    this.seen()
  }

  stop() {
    this.#scroller.stop()
  }

  draw() {
    const timeline = this.#client.timeline(this.#id)
    const held = this.#client.messages(this.#id)
    this.#messages = [...held, ...this.#pending(held)]
    if (!timeline?.loaded && this.#messages.length === 0) return this.#wait()
    this.#hear(held)
    // Until a page is loaded what the server drew stays, and what is unsent comes after it.
    const ours = timeline?.loaded || held.some(({ version }) => version > 0)
    this.#scroller.change(() => this.#fill(ours ? [] : this.#servers))
    this.#drawn()
    this.#jump()
    this.seen()
    if (this.#begun && this.#scroller.short) this.#earlier()
  }

  // Between the acknowledgement and the change a message stands in both.
  #pending(held) {
    const pending = this.#client.pending(this.#id)
    if (pending.length === 0) return pending
    const committed = new Set(held.map(message => message.clientId))
    return pending.filter(entry => !committed.has(entry.clientId)).map(entry => ({ ...entry, author: this.#client.me }))
  }

  #wait() {
    if (this.#timeline.childElementCount === 0) this.#timeline.append(fresh("t-waiting"))
  }

  get #servers() {
    return [...this.#timeline.querySelectorAll("section:not([data-day])")]
  }

  #fill(before) {
    const { from, to } = this.#stretch.over(this.#messages)
    const lead = from > 0 ? 1 : 0
    const places = placed(this.#messages.slice(from - lead, to + 1), dayOf).slice(lead, lead + to - from)
    const days = new Map()
    for (const place of places) days.set(dayOf(place.message.at), [...(days.get(dayOf(place.message.at)) ?? []), place])
    const held = new Map([...this.#timeline.querySelectorAll("section[data-day]")].map(section => [section.dataset.day, section]))
    const line = this.#lineAt()
    arrange(this.#timeline, [...before, ...[...days].map(([day, some]) => this.#section(held.get(day), day, some, line))])
    const shown = new Set(places.map(({ message }) => keyOf(message)))
    for (const key of this.#rows.keys()) if (!shown.has(key)) this.#rows.delete(key)
  }

  #section(held, day, places, line) {
    const section = held ?? emptyDay(day)
    const name = dayName(places[0].message.at)
    section.setAttribute("aria-label", name)
    say(section.querySelector("time"), name)
    const rows = places.flatMap(place => (place.message === line ? [this.#line(), this.#row(place)] : [this.#row(place)]))
    if (section.lastElementChild.contains(this.#typingRow)) rows.push(this.#typingRow)
    arrange(section.lastElementChild, rows)
    return section
  }

  /** What is on its way can be stopped, and then isn't sent. */
  get #files() {
    return { progress: file => this.#client.uploads.progress(file), stop: id => this.#client.discard(id, this.#id) }
  }

  #row(place) {
    const { message } = place
    const key = keyOf(message)
    const row = this.#rows.get(key) ?? fresh(message.event ? "t-happening" : "t-message")
    this.#rows.set(key, row)
    const head = this.#client.conversations.get(this.#id)
    const context = { me: this.#client.me, group: head?.kind === "group", others: head?.others ?? { delivered: 0, read: 0 }, nameOf: user => this.#client.nameOf(user), files: this.#files, quoted: seq => this.#client.quotes.get(this.#id, seq) }
    if (message.event) fillHappening(row, place, context)
    else {
      fillBubble(row, place, context)
      failure(row, message, {
        retry: id => this.#client.retry(id, this.#id),
        discard: id => this.#client.discard(id, this.#id),
      })
    }
    return row
  }

  // What is new

  #begin({ anyway = false } = {}) {
    const timeline = this.#client.timeline(this.#id)
    if (this.#begun || !timeline?.loaded) return
    if (!anyway && this.#unread && timeline.more && timeline.first > this.#unread.from) return
    this.#begun = true
    const first = this.#lineAt()
    if (!first) return this.toEnd()
    this.#stretch.reveal(this.#messages, first.seq)
    this.draw()
    this.#scroller.to(this.#timeline.querySelector(".unread-line"))
    this.#scrolled()
  }

  /** The message that the line stands before. */
  #lineAt() {
    if (!this.#unread) return undefined
    const { from, until } = this.#unread
    return this.#messages.find(({ seq, author, event }) => seq >= from && seq <= until && author !== this.#client.me && !event)
  }

  #line() {
    const line = this.#timeline.querySelector(".unread-line") ?? fresh("t-unread")
    const { from, until } = this.#unread
    const count = this.#messages.filter(({ seq, author, event }) => seq >= from && seq <= until && author !== this.#client.me && !event).length
    say(part(line, "unread-text"), words.fresh(count))
    return line
  }

  /** Messages have come: they are announced once, counted for who reads further up, and have a line above them for who looks away. */
  #hear(held) {
    const last = held.at(-1)?.seq ?? 0
    const come = this.#last ? held.filter(({ seq, author, deleted }) => seq > this.#last && author !== this.#client.me && !deleted) : []
    this.#last = last
    if (come.length === 0) return
    if (!this.#atEnd) this.#missed += come.length
    if (!watched()) this.#lineBefore(come[0].seq, last)
    this.#announce(come)
  }

  #lineBefore(from, until) {
    const read = this.#client.conversations.get(this.#id)?.mine.read ?? 0
    if (this.#unread && this.#unread.until > read) this.#unread.until = until
    else this.#unread = { from, until }
  }

  // The log itself is silent: rows come and go in it as one scrolls.
  #announce(messages) {
    const announcer = part(this.#root, "announcer")
    for (const { author, text, event } of messages) {
      const line = document.createElement("p")
      const name = user => this.#client.nameOf(user)
      say(line, event ? words.told({ author, event }, (user, you) => (user === this.#client.me ? you : name(user))) : phrase("row.who", { name: name(author) }) + (text ?? ""))
      announcer.append(line)
    }
    while (announcer.childElementCount > ANNOUNCED) announcer.firstElementChild.remove()
  }

  /** What is in view of a person who is looking has been read. */
  seen() {
    if (!watched()) return
    const seq = Number(this.#scroller.last?.dataset.seq)
    if (seq) this.#client.read(this.#id, seq)
  }

  /** Something of mine is about to be written: what was new isn't any more, and here it comes. */
  write(act) {
    this.#unread = null
    this.#stretch.follow()
    act()
    this.toEnd()
  }

  // Who types

  /** Who types right now, as a bubble at the end. */
  typing(names) {
    const end = this.#timeline.lastElementChild?.lastElementChild
    if (!names.length || !end || !this.#stretch.reaches(this.#messages)) return this.#typingRow?.remove()
    this.#typingRow ??= fresh("t-typing")
    say(part(this.#typingRow, "typist"), words.typing(names))
    this.#scroller.change(() => end.lastElementChild !== this.#typingRow && end.append(this.#typingRow))
  }

  // Moving

  get #atEnd() {
    return this.#scroller.atEnd && this.#stretch.reaches(this.#messages)
  }

  #scrolled() {
    if (this.#atEnd) {
      this.#stretch.follow()
      this.#missed = 0
    } else this.#stretch.hold(this.#messages)
    this.#jump()
    this.seen()
    if (this.#scroller.nearBeginning) this.#earlier()
    else if (this.#scroller.nearEnd && this.#stretch.later(this.#messages)) this.draw()
  }

  async #earlier() {
    if (this.#stretch.earlier(this.#messages)) return this.draw()
    if (this.#loading || !this.#client.timeline(this.#id)?.more) return
    this.#loading = true
    const come = await this.#client.older(this.#id).catch(() => false)
    this.#loading = false
    if (come && this.#scroller.nearBeginning && this.#stretch.earlier(this.#messages)) this.draw()
  }

  /** Loads what is between here and `seq`. */
  async #reach(seq) {
    const timeline = this.#client.timeline(this.#id)
    for (let page = 0; seq && page < PAGES && timeline?.loaded && timeline.more && timeline.first > seq; page++)
      if (!(await this.#client.older(this.#id, PAGE).catch(() => false))) return
  }

  toEnd() {
    this.#begun = true
    this.#back = null
    if (!this.#stretch.reaches(this.#messages)) {
      this.#stretch.follow()
      this.draw()
    }
    this.#stretch.follow()
    this.#scroller.toEnd()
    this.#missed = 0
    this.#jump()
    this.seen()
  }

  /** Goes to a message, wherever it is, marks it for a moment, and offers the way back. Resolves to whether it is there. */
  async reveal(seq) {
    const from = this.#scroller.first
    this.#begun = true
    this.#loading = true
    await this.#reach(seq)
    this.#loading = false
    this.#stretch.reveal(this.#messages, seq)
    this.draw()
    const row = this.#timeline.querySelector(`[data-seq="${Number(seq)}"]`)
    if (!row) return false
    this.#back = from && from !== row ? Number(from.dataset.seq) || null : null
    this.#scroller.to(row)
    this.#jump()
    this.#mark(row)
    return true
  }

  #mark(row) {
    for (const other of this.#timeline.querySelectorAll("[data-hit]")) delete other.dataset.hit
    const bubble = part(row, "bubble")
    if (bubble) bubble.dataset.hit = ""
    row.tabIndex = 0
    row.focus({ preventScroll: true })
  }

  #return() {
    const seq = this.#back
    this.#back = null
    this.#stretch.reveal(this.#messages, seq)
    this.draw()
    const row = this.#timeline.querySelector(`[data-seq="${seq}"]`)
    if (row) this.#scroller.to(row)
    this.#jump()
  }

  #jump() {
    const jump = part(this.#root, "jump")
    show(jump, !this.#atEnd)
    show(part(jump, "jump-count"), this.#missed > 0)
    say(part(jump, "jump-count"), this.#missed > 99 ? "99+" : this.#missed || "")
    jump.setAttribute("aria-label", this.#missed ? phrase("chat.jump-fresh", { fresh: words.fresh(this.#missed) }) : phrase("chat.jump"))
    show(part(this.#root, "return"), this.#back !== null)
  }
}

const watched = () => document.visibilityState === "visible" && document.hasFocus()

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
