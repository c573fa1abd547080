import { arrange, face, fresh, part, say, show, ticks } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { phrase } from "../helpers/phrases.js"
import { whenOf } from "../helpers/time.js"
import { deletedBy, tickWords, told, typing, written } from "../helpers/words.js"
import { otherOf } from "../models/conversations.js"
import { tick } from "../models/ticks.js"
import { RowMenu } from "./row-menu.js"

/** The conversation list. Rows that the server drew lack what they don't show, so they are replaced. */
export class RowsView {
  #client
  #list
  #archived
  #shelf
  #none
  #rows = new Map()

  constructor(client, root) {
    this.#client = client
    this.#list = part(root, "rows")
    this.#archived = part(root, "archived")
    this.#shelf = part(root, "shelf")
    this.#none = part(root, "no-chats")
    for (const list of [this.#list, this.#archived]) new RowMenu(client, list)
  }

  draw(current) {
    const heads = this.#client.conversations.sorted.filter(head => this.#client.listed(head))
    const archived = heads.filter(({ id }) => this.#client.conversations.archived(id))
    const row = head => this.#row(head, head.id === current)
    arrange(this.#list, heads.filter(head => !archived.includes(head)).map(row))
    arrange(this.#archived, archived.map(row))
    say(part(this.#shelf, "shelf-count"), archived.length || "")
    show(this.#shelf, archived.length > 0)
    show(this.#none, heads.length === 0)
  }

  /** Which conversations stand in the list, in their order. */
  get shown() {
    return [...this.#list.children].map(({ dataset }) => dataset.id).filter(Boolean)
  }

  #row(head, current) {
    const row = this.#rows.get(head.id) ?? fresh("t-row")
    this.#rows.set(head.id, row)
    row.dataset.id = head.id
    const link = row.firstElementChild
    link.href = `/chat/${head.id}`
    if (current) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
    const other = otherOf(head, this.#client.me)
    const avatar = part(row, "avatar")
    face(avatar, faceOf(other?.id ?? head.id, head.title))
    avatar.toggleAttribute("data-online", Boolean(other && this.#client.company.presence(other.id)?.online))
    say(part(row, "name"), head.title)
    const time = part(row, "time")
    time.dateTime = head.activity
    say(time, whenOf(head.activity))
    const more = part(row, "row-more")
    more.setAttribute("aria-label", phrase("row.options-for", { name: head.title }))
    show(more, true)
    this.#text(row, head, current)
    this.#flags(row, link, head)
    return row
  }

  #text(row, head, current) {
    const { me } = this.#client
    const last = this.#client.last(head)
    const typers = this.#client.company.typers(head.id).filter(user => user !== me)
    // Where one writes already the draft needs no mention.
    const draft = typers.length || current ? "" : this.#client.mine(head.id).draft.trim()
    const mine = last?.author === me && !last.event && !last.deleted && typers.length === 0 && !draft
    const text = part(row, "text")
    text.classList.toggle("typing", typers.length > 0)
    const svg = part(row, "tick")
    svg.toggleAttribute("hidden", !mine)
    if (mine) {
      const state = tick(last, head.others)
      ticks(svg, state, tickWords[state])
    }
    const who = head.kind === "group" && last && !last.event && !mine && typers.length === 0 && !draft ? phrase("row.who", { name: this.#name(last.author) }) : ""
    say(part(row, "who"), who)
    show(part(row, "draft"), Boolean(draft))
    say(part(row, "preview"), typers.length ? typing(typers.map(user => this.#name(user))) : draft || this.#preview(last))
  }

  #preview(last) {
    if (!last) return ""
    if (last.event) return told(last, (user, you) => (user === this.#client.me ? you : this.#name(user)))
    return last.deleted ? deletedBy(last.author === this.#client.me) : written(last)
  }

  #flags(row, link, head) {
    const { conversations } = this.#client
    const muted = conversations.muted(head.id)
    const unread = conversations.fresh(head)
    if (unread) link.dataset.unread = muted ? "muted" : ""
    else delete link.dataset.unread
    show(part(row, "badge"), unread)
    part(row, "badge").classList.toggle("quiet", muted)
    say(part(row, "unread"), head.unread > 99 ? "99+" : head.unread || "")
    part(row, "pin")?.toggleAttribute("hidden", !conversations.pinned(head.id))
    part(row, "called")?.toggleAttribute("hidden", !head.mentioned)
    part(row, "mute")?.toggleAttribute("hidden", !muted)
  }

  #name(user) {
    return this.#client.nameOf(user)
  }
}
