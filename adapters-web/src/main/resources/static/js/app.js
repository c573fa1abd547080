import { Api, shared } from "./helpers/api.js"
import { part, say, show } from "./helpers/dom.js"
import { picturesBy } from "./helpers/faces.js"
import { later, rest } from "./helpers/later.js"
import { phrase, tag } from "./helpers/phrases.js"
import { placeOf } from "./helpers/places.js"
import { connect, tabs } from "./helpers/socket.js"
import { chatStore, forget, outboxStore, wishStore } from "./helpers/store.js"
import { upload } from "./helpers/upload.js"
import { caughtUp, sentence, unsent } from "./helpers/words.js"
import { attend, mute, subscribe, worker } from "./helpers/worker.js"
import { Client } from "./models/client.js"
import { Keepsake } from "./models/keepsake.js"
import { beside } from "./models/neighbours.js"
import { Outbox } from "./models/outbox.js"
import { Banner } from "./views/banner.js"
import { ChatView } from "./views/chat.js"
import { look } from "./views/look.js"
import { Lightbox } from "./views/lightbox.js"
import { NoticesView } from "./views/notices.js"
import { Panel } from "./views/panel.js"
import { PeopleView } from "./views/people.js"
import { Portrait } from "./views/portrait.js"
import { RowsView } from "./views/rows.js"
import { shortcuts } from "./views/shortcuts.js"
import { Toast } from "./views/toast.js"

const HELLO_EVERY = 5 * 60_000
const LOOK_AGAIN = 60_000
const TICK = 1_000
const SLEPT = 10_000

const root = document.querySelector(".app")
const main = part(root, "main")
const me = root.dataset.me

const storage = shared()
const api = new Api(() => toTheDoor(), { storage })
const connection = connect(me, doubted => api.ready(doubted))
const outbox = new Outbox(await outboxStore(me))
await outbox.load().catch(() => {})
const channel = globalThis.BroadcastChannel ? new BroadcastChannel(`sohbet-blocks-${me}`) : null
const send = (file, how) => upload(file, how).catch(async problem => {
  if (problem.status !== 401) throw problem
  await api.ready(true)
  return upload(file, how)
})
const client = new Client({ me, connection, outbox, api, upload: send, channel, wishes: wishStore(me, storage) })

const keepsake = new Keepsake({ client, store: await chatStore(me) })
const registered = worker()

const rows = new RowsView(client, root)
const people = new PeopleView(client, api, root, id => go(`/chat/${id}`))
const banner = new Banner(root, () => connection.wake())
const toast = new Toast(root)
new Lightbox(root)
picturesBy(id => client.people.get(id)?.avatar ?? client.conversations.get(id)?.picture)
const portrait = new Portrait({ client, api, root, tell: text => toast.say(text) })
const group = later(async () => new (await import("./views/group.js")).GroupView(client, api, root, path => go(path)))
const stars = later(async () => new (await import("./views/stars.js")).StarsView(client, api, root))
const search = later(async () => new (await import("./views/search.js")).SearchView({ client, api, root, go: path => go(path) }))
const panel = new Panel({ client, api, app: root, go: path => go(path), tell: text => toast.say(text) })
const notices = new NoticesView({
  client, connection, root, storage, worker: registered,
  push: manner => subscribe(registered, api, { ...manner, language: tag }),
  channel: tabs(`sohbet-notices-${me}`),
  sees: id => chat?.id === id && document.visibilityState === "visible" && document.hasFocus(),
  go: path => go(path),
})
let chat = null
let missed = false

// Pages

/** Goes to one of the app's own places without loading a page; any other is loaded. */
function go(path, { push = true } = {}) {
  const place = placeOf(path)
  if (!place) return location.assign(path)
  if (push) history.pushState(null, "", path)
  if (place.chat) return openChat(place.chat, place)
  const { section } = place
  panel.close()
  root.dataset.pane = "list"
  showSection(section)
  begin(section, place)
  rows.draw(chat?.id)
}

function begin(section, place) {
  if (section === "people") return people.load()
  const act = { group: [group, view => view.start()], stars: [stars, view => view.load()], search: [search, view => view.start(place?.within)] }[section]
  if (!act) return
  const [wanted, start] = act
  wanted().then(view => root.dataset.section === section && start(view), () => toast.say(phrase("problem.connection")))
}

function showSection(section) {
  root.dataset.section = section
  for (const pane of root.querySelectorAll(".list-pane")) show(pane, pane.dataset.show === section)
  for (const link of root.querySelectorAll(".rail-item")) {
    const current = { "/": "chats", "/people": "people", "/me": "me" }[link.dataset.go] === section
    if (current) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
}

async function openChat(id, place) {
  root.dataset.pane = place.panel ? "details" : "main"
  showSection("chats")
  client.arrange(id, { unread: false })
  if (chat?.id === id) {
    if (place.at) reveal(place.at)
    return panel.show(place)
  }
  if (!place.panel) panel.close()
  if (!client.conversations.get(id)) {
    const head = await api.head(id).catch(() => null)
    if (!head) return location.assign(`/chat/${id}`)
    client.meet(head)
  }
  const head = client.conversations.get(id)
  if (head.kind === "group" && head.active !== false) client.groups.load(id).then(() => { chat?.draw(); watch() }).catch(() => {})
  chat?.stop()
  chat = new ChatView(client, main, id, go, api)
  notices.seen(id)
  rows.draw(id)
  watch()
  panel.show(place)
  await chat.start().catch(problem => toast.say(problem.detail ? sentence(problem) : phrase("problem.chat-offline")))
  if (place.at && chat.id === id) await reveal(place.at)
}

async function reveal(seq) {
  if (!(await chat.reveal(seq).catch(() => false))) toast.say(phrase("problem.gone-message"))
}

function watch() {
  const shown = client.conversations.sorted.flatMap(head => (head.kind === "direct" ? head.members ?? [] : [])).map(({ id }) => id)
  const open = client.groups.roster(chat?.id)?.members.map(({ id }) => id) ?? []
  client.company.watch([...new Set([...open, ...people.shown, ...shown])].filter(id => id !== me))
}

root.addEventListener("click", event => {
  const link = event.target.closest("a[href]")
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
  const { pathname, search } = new URL(link.href)
  const path = pathname === "/search" ? pathname + search : pathname
  if (placeOf(path)) {
    event.preventDefault()
    go(path)
  }
})
shortcuts({
  step: by => {
    const id = beside(rows.shown, chat?.id, by)
    if (id) go(`/chat/${id}`)
  },
  seek: () => {
    const field = [...root.querySelectorAll(".list-pane:not([hidden]) [type=search]")].find(one => one.checkVisibility?.() ?? true)
    if (!field) go("/people")
    ;(field ?? root.querySelector("#query")).focus()
  },
})
part(root, "look-for").addEventListener("focus", () => go("/search"))
addEventListener("popstate", () => go(location.pathname, { push: false }))

// What the client says

client.addEventListener("list", () => {
  rows.draw(chat?.id)
  portrait.draw()
  badge()
  keepsake.touch()
  chat?.head()
  watch()
  panel.draw()
})
client.addEventListener("timeline", ({ detail }) => {
  if (!chat || (detail && detail !== chat.id)) return
  chat.draw()
  panel.draw()
})
client.addEventListener("timeline", () => keepsake.touch())
client.addEventListener("typing", ({ detail }) => {
  rows.draw(chat?.id)
  if (chat && (!detail || detail === chat.id)) chat.typing()
})
client.addEventListener("presence", () => {
  rows.draw(chat?.id)
  people.draw()
  chat?.head()
  panel.draw()
})
client.addEventListener("people", ({ detail }) => people.joined(detail))
client.addEventListener("notes", () => root.dataset.section === "stars" && begin("stars"))
client.addEventListener("problem", ({ detail }) => toast.say(typeof detail === "string" ? detail : sentence(detail)))
client.addEventListener("synced", ({ detail }) => {
  if (missed && detail.messages > 0) toast.say(caughtUp(detail.messages, detail.conversations))
  missed = false
  watch()
})

function badge() {
  const { unread } = client.conversations
  notices.count(unread)
  const count = part(root, "rail-unread")
  show(count, unread > 0)
  say(count, unread || "")
}

// The connection

connection.addEventListener("open", () => (missed ||= banner.online()))
connection.addEventListener("closed", () => {
  banner.offline()
})
connection.addEventListener("expired", () => toTheDoor())
connection.addEventListener("revoked", () => leave())
addEventListener("online", () => connection.wake())
addEventListener("offline", () => connection.sleep())
addEventListener("pagehide", () => {
  client.leave()
  connection.stop()
  keepsake.keep()
})
// A page that comes back out of a browser's memory.
addEventListener("pageshow", ({ persisted }) => persisted && connection.start())
addEventListener("focus", () => chat?.seen())
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return
  connection.wake()
  if (connection.isOpen) client.hello()
  chat?.seen()
})
setInterval(() => {
  if (!connection.isOpen) return
  client.hello()
  api.keep()
}, HELLO_EVERY)

// Where the account was deleted from here, the answer leads on.
let deleting = false
root.addEventListener("submit", ({ target }) => void (deleting ||= target.getAttribute("action") === "/me/deletion"))

/** The session has run out: what is unsent waits here for the same person. */
function toTheDoor() {
  connection.stop()
  if (!deleting) location.assign("/login")
}

/** Somebody ended the session: nothing of it stays in this browser. */
async function leave() {
  connection.stop()
  await cleared()
  toTheDoor()
}

function cleared() {
  return Promise.all([forget(me, storage), mute().catch(() => {})])
}

const logout = part(root, "logout").form
logout.addEventListener("submit", async event => {
  event.preventDefault()
  if (outbox.size > 0 && !confirm(unsent(outbox.size))) return
  connection.stop()
  await cleared()
  logout.submit()
})

look(root, text => toast.say(text))

// Where time has jumped, this computer slept: nobody tells a page that is in front.
let ticked = Date.now()
setInterval(() => {
  if (Date.now() - ticked > SLEPT) connection.wake()
  ticked = Date.now()
}, TICK)

// What is muted ends, and today becomes yesterday, without anybody saying so.
setInterval(() => client.dispatchEvent(new CustomEvent("list")), LOOK_AGAIN)

// Begin

const here = placeOf(location.pathname)
const first = root.dataset.chat
if (first) main.dataset.drawn = first
// This page was kept from another time; so was what it shows.
if ("offline" in root.dataset) await keepsake.restore().catch(() => {})
connection.start()
attend(registered, import.meta.url, path => go(path))
client.blocks.load().catch(() => {})
if (first) openChat(first, here ?? { chat: first })
else if ("offline" in root.dataset) go(location.pathname, { push: false })
else begin(root.dataset.section)
client.addEventListener("list", function once() {
  client.removeEventListener("list", once)
  watch()
  rest()
})
