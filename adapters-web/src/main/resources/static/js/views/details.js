import { arrange, contents, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { phrase } from "../helpers/phrases.js"
import { lastSeen } from "../helpers/time.js"
import { daysOf, lifetime, members as size, NAMELESS, sentence } from "../helpers/words.js"
import { otherOf } from "../models/conversations.js"
import { ask } from "./ask.js"
import { clearChat, removeChat } from "./clearing.js"
import { mark } from "./picker.js"
import { pictured, picturing } from "./picturing.js"

/** A group and its people, or the other person of a direct conversation; admins lead the group here. */
export class DetailsView {
  #client
  #api
  #root
  #id
  #go
  #tell
  #link = null

  constructor({ client, api, root, place, go, tell }) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#id = place.chat
    this.#go = go
    this.#tell = tell
    const scroll = document.createElement("div")
    scroll.className = "scroll"
    scroll.append(contents("t-about"))
    root.replaceChildren(scroll)
    scroll.addEventListener("submit", event => this.#submitted(event))
    picturing(part(root, "face-tools"), { chosen: picture => this.#portray(picture), dropped: () => this.#portray(null) })
    part(root, "edit").addEventListener("toggle", () => this.#begin())
    part(root, "invite").addEventListener("toggle", () => this.#invite())
    const copy = root.querySelector("[data-act=copy]")
    show(copy, Boolean(navigator.clipboard))
    copy.addEventListener("click", () => this.#copy())
    this.draw()
  }

  get #head() {
    return this.#client.conversations.get(this.#id)
  }

  draw() {
    const head = this.#head
    if (!head) return
    const group = head.kind === "group"
    const roster = group ? this.#client.groups.roster(this.#id) : undefined
    const active = head.active !== false
    const admin = active && Boolean(roster?.admin(this.#client.me))
    const other = otherOf(head, this.#client.me)
    face(part(this.#root, "avatar"), faceOf(other?.id ?? head.id, head.title))
    say(part(this.#root, "name"), head.title)
    const said = group ? head.description : other?.about
    say(part(this.#root, "description"), said ?? "")
    show(part(this.#root, "description"), Boolean(said))
    const count = group ? size(roster?.members.length ?? 0) : this.#seen(other)
    say(part(this.#root, "size"), count)
    show(part(this.#root, "size"), group ? active && Boolean(roster) : Boolean(other))
    show(part(this.#root, "gone"), group && !active)
    show(part(this.#root, "lead"), admin)
    show(part(this.#root, "face-tools"), admin)
    pictured(part(this.#root, "face-tools"), Boolean(head.picture))
    show(part(this.#root, "people"), group && active)
    show(part(this.#root, "add"), admin)
    part(this.#root, "add").href = `/chat/${this.#id}/add`
    say(part(this.#root, "people-title"), roster ? count : phrase("details.members"))
    this.#members(roster, admin)
    part(this.#root, "search-here").href = `/search?conversation=${this.#id}`
    show(part(this.#root, "remove-chat"), !group || !active)
    show(part(this.#root, "leave"), group && active)
    part(this.#root, "report").href = `/chat/${this.#id}/report`
    part(this.#root, "leave").href = `/chat/${this.#id}/leave`
    this.#lifetime(head, group ? admin : !other?.deleted)
    this.#block(other, head)
  }

  #lifetime(head, mine) {
    const kept = head.lifetime ?? 0
    show(part(this.#root, "lifetime"), mine || kept > 0)
    show(part(this.#root, "lifetimes"), mine)
    say(part(this.#root, "lifetime-state"), lifetime(daysOf(kept)))
    for (const button of part(this.#root, "lifetimes").querySelectorAll("button")) button.setAttribute("aria-pressed", Number(button.value) === kept)
  }

  #seen(other) {
    const presence = other && this.#client.company.presence(other.id)
    if (presence?.online) return phrase("presence.online")
    return [other && !other.deleted && `@${other.username}`, presence?.lastSeen && lastSeen(presence.lastSeen)].filter(Boolean).join(" · ")
  }

  // People

  #members(roster, admin) {
    const list = part(this.#root, "members")
    const held = new Map([...list.children].map(row => [row.dataset.id, row]))
    const members = roster?.sorted(this.#client.me, id => this.#client.nameOf(id)) ?? []
    arrange(list, members.map(member => this.#member(held.get(member.id) ?? fresh("t-member"), member, admin)))
  }

  #member(row, { id, role }, admin) {
    const me = id === this.#client.me
    const name = this.#client.nameOf(id)
    const online = !me && this.#client.company.presence(id)?.online
    row.dataset.id = id
    const avatar = part(row, "avatar")
    face(avatar, faceOf(id, name))
    avatar.toggleAttribute("data-online", Boolean(online))
    say(part(row, "name"), me ? phrase("nav.you") : name)
    say(part(row, "under"), online ? phrase("presence.online") : `@${this.#client.people.get(id)?.username ?? ""}`)
    part(row, "fold").toggleAttribute("data-still", me && !admin)
    show(part(row, "role"), role === "admin")
    show(part(row, "manage"), admin)
    show(part(row, "greet"), !me)
    show(part(row, "promote"), role !== "admin")
    show(part(row, "demote"), role === "admin")
    show(part(row, "remove"), !me)
    for (const deed of ["greet", "promote", "demote", "remove"]) part(row, deed).value = id
    return row
  }

  // What is done here

  #submitted(event) {
    event.preventDefault()
    const { act } = event.target.dataset
    const deeds = { rename: () => this.#rename(event.target), invite: () => this.#changeLink(event.submitter), manage: () => this.#manage(event.submitter), block: () => this.#toggleBlock(), clear: () => this.#clear(event.submitter), lifetime: () => this.#keep(event.submitter) }
    deeds[act]?.().catch(problem => this.#tell(sentence(problem)))
  }

  // What is being edited is not overwritten by what others change meanwhile.
  #begin() {
    if (!part(this.#root, "edit").open) return
    const { title, description } = part(this.#root, "edit").querySelector("form").elements
    title.value = this.#head.title
    description.value = this.#head.description ?? ""
    title.focus()
  }

  async #rename(form) {
    const fields = ["title", "description"]
    for (const name of fields) mark(part(form, `${name}-field`), "")
    const wish = Object.fromEntries(fields.map(name => [name, form.elements[name].value.trim()]))
    if (!wish.title) return mark(part(form, "title-field"), sentence(NAMELESS))
    try {
      this.#client.meet(await this.#api.change(this.#id, wish))
      part(this.#root, "edit").open = false
    } catch (problem) {
      if (!fields.includes(problem.field)) throw problem
      mark(part(form, `${problem.field}-field`), sentence(problem))
    }
  }

  #portray(picture) {
    const done = picture ? this.#api.portrayGroup(this.#id, picture) : this.#api.portrayGroupNot(this.#id)
    return done.catch(problem => this.#tell(sentence(problem)))
  }

  async #invite() {
    if (!part(this.#root, "invite").open || this.#link !== null) return
    const { token } = await this.#api.invite(this.#id).catch(() => ({}))
    this.#showLink(token)
  }

  #showLink(token) {
    this.#link = token ? `${location.origin}/invite/${token}` : ""
    part(this.#root, "link").value = this.#link
    show(part(this.#root, "linked"), Boolean(token))
    show(part(this.#root, "link-revoke"), Boolean(token))
    say(part(this.#root, "link-create"), token ? phrase("invite.renew") : phrase("invite.make"))
    say(part(this.#root, "invite-state"), token ? phrase("invite.open") : phrase("invite.none"))
  }

  async #changeLink(button) {
    if (button.value === "create") return this.#showLink((await this.#api.makeInvite(this.#id)).token)
    const sure = await ask({ title: phrase("invite.revoke-sure"), text: phrase("invite.revoke-hint"), yes: phrase("invite.revoke") })
    if (!sure) return
    await this.#api.revokeInvite(this.#id)
    this.#showLink(undefined)
  }

  async #copy() {
    const link = part(this.#root, "link")
    link.select()
    await navigator.clipboard.writeText(link.value)
    this.#tell(phrase("invite.copied"))
  }

  async #keep({ value }) {
    this.#client.meet(await this.#api.change(this.#id, { lifetime: Number(value) }))
    this.draw()
  }

  async #manage({ name: deed, value: user }) {
    if (deed === "greet") return this.#greet(user)
    if (deed === "promote") await this.#api.appoint(this.#id, user, "admin")
    if (deed === "demote") await this.#api.appoint(this.#id, user, "member")
    if (deed === "remove" && (await this.#sure(user))) await this.#api.removeMember(this.#id, user)
  }

  #sure(user) {
    const name = this.#client.nameOf(user)
    return ask({ title: phrase("member.remove-sure", { name }), text: phrase("member.remove-hint", { title: this.#head.title }), yes: phrase("member.remove") })
  }

  async #greet(user) {
    const head = this.#client.conversations.with(user) ?? (await this.#api.direct(user))
    this.#client.meet(head)
    this.#go(`/chat/${head.id}`)
  }

  async #clear({ value }) {
    if (value === "clear") await clearChat(this.#client, this.#id)
    else if (await removeChat(this.#client, this.#id)) this.#go("/")
  }

  // Blocking

  #block(other, head) {
    show(part(this.#root, "block"), Boolean(other) && !other.deleted)
    if (!other) return
    const blocked = Boolean(this.#client.blocks.has(other.id))
    show(part(this.#root, "block-hint"), blocked)
    part(this.#root, "block-button").classList.toggle("danger", !blocked)
    say(part(this.#root, "block-label"), blocked ? phrase("block.unblock-name", { name: head.title }) : phrase("block.block-name", { name: head.title }))
  }

  async #toggleBlock() {
    const other = otherOf(this.#head, this.#client.me)
    if (this.#client.blocks.has(other.id)) return this.#client.blocks.unblock(other.id)
    const sure = await ask({ title: phrase("block.sure", { name: other.displayName }), text: phrase("block.sure-hint"), yes: phrase("block.block") })
    if (sure) await this.#client.blocks.block(other.id)
  }
}
