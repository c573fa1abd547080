import { contents, part, say, show } from "../helpers/dom.js"
import { later } from "../helpers/later.js"
import { phrase } from "../helpers/phrases.js"

const MOST = 1_023
const KINDS = {
  details: { heading: phrase("panel.details"), label: phrase("panel.close-details"), icon: "close", back: id => `/chat/${id}` },
  add: { heading: phrase("details.add"), label: phrase("panel.back"), icon: "back", back: id => `/chat/${id}/details` },
  leave: { heading: phrase("leave.group"), label: phrase("panel.back"), icon: "back", back: id => `/chat/${id}/details` },
  info: { heading: phrase("panel.info"), label: phrase("panel.close-info"), icon: "close", back: id => `/chat/${id}` },
}
const VIEWS = {
  details: later(async () => (await import("./details.js")).DetailsView),
  add: later(async () => (await import("./picker.js")).PickerView),
  leave: later(async () => (await import("./leaving.js")).LeavingView),
  info: later(async () => (await import("./receipts.js")).ReceiptsView),
}

/** What stands beside a conversation: its details, adding people, leaving, or how far a message has come. */
export class Panel {
  #client
  #api
  #app
  #root
  #go
  #tell
  #place = null
  #view = null

  constructor({ client, api, app, go, tell }) {
    this.#client = client
    this.#api = api
    this.#app = app
    this.#root = part(app, "panel")
    this.#go = go
    this.#tell = tell
    this.#root.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.defaultPrevented) return
      event.preventDefault()
      go(KINDS[this.#place.panel].back(this.#place.chat))
    })
  }

  /** Shows what a place asks for, which may be nothing. */
  async show(place) {
    if (!place.panel) return this.close()
    if (this.#place?.chat === place.chat && this.#place.panel === place.panel && this.#place.seq === place.seq) return
    const first = !this.#place && !this.#root.hidden
    this.#place = place
    const group = this.#client.conversations.get(place.chat)?.kind === "group"
    if (place.panel !== "info" && !group && place.panel !== "details") return this.#go(`/chat/${place.chat}/details`)
    this.#open(group)
    const loading = group ? this.#client.groups.load(place.chat).catch(() => {}) : this.#client.blocks.load().catch(() => {})
    const View = await VIEWS[place.panel]().catch(() => null)
    // What the server drew stays until it is known better.
    if (first) await loading
    if (this.#place !== place) return
    if (!View) return this.#tell(phrase("problem.connection"))
    const roster = this.#client.groups.roster(place.chat)
    if (place.panel === "add" && roster && !roster.admin(this.#client.me)) return this.#go(`/chat/${place.chat}/details`)
    this.#begin(place, View)
    if (!first) this.#root.focus({ preventScroll: true })
    await loading
    this.draw()
  }

  #open(group) {
    const { heading, label, icon, back } = KINDS[this.#place.panel]
    this.#app.dataset.details = ""
    this.#app.dataset.pane = "details"
    show(this.#root, true)
    say(part(this.#root, "panel-title"), this.#place.panel === "details" && group ? phrase("panel.group-details") : heading)
    part(this.#root, "panel-back").href = back(this.#place.chat)
    part(this.#root, "panel-back").setAttribute("aria-label", label)
    part(this.#root, "panel-icon").setAttribute("href", `#i-${icon}`)
  }

  #begin(place, View) {
    this.#view?.stop?.()
    const options = { client: this.#client, api: this.#api, root: part(this.#root, "panel-body"), place, go: this.#go, tell: this.#tell }
    this.#view = place.panel === "add" ? this.#adding(options, View) : new View(options)
  }

  #adding({ client, api, root, place, go }, PickerView) {
    root.replaceChildren(contents("t-adding"))
    const members = () => client.groups.roster(place.chat)?.members.map(({ id }) => id) ?? []
    const done = async wish => {
      await api.addMembers(place.chat, wish.members)
      go(`/chat/${place.chat}/details`)
    }
    const picker = new PickerView({ client, api, form: part(root, "picker"), most: MOST, others: () => new Set([client.me, ...members()]), done })
    picker.load()
    return picker
  }

  draw() {
    this.#view?.draw()
  }

  close() {
    const held = this.#root.contains(document.activeElement)
    this.#view?.stop?.()
    this.#place = this.#view = null
    delete this.#app.dataset.details
    show(this.#root, false)
    part(this.#root, "panel-body").replaceChildren()
    if (held) part(this.#app, "peer")?.focus({ preventScroll: true })
  }
}
