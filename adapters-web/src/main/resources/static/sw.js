// The service worker: opens the app without a network, and shows what is pushed while no tab is open. It knows nothing of the app's version:
// pages come from the network where there is one, so an update is there with the next load; files have their version in their address.
const SHELL = "sohbet-shell"
const FILES = "sohbet-files"
const PATIENCE = 4_000
const PLACE = /^\/(?:|people|search|stars|groups\/new|chat\/[0-9a-f-]{36}(?:\/.*)?)?$/
const FILE = /\/static\/[0-9a-f]+\/[\w./-]+/g
const IMPORT = /(?:from|import)\s*\(?"(\.[^"]+\.js)"/g

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(clients.claim()))

addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin) return
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request))
  else if (request.mode === "navigate" && PLACE.test(url.pathname)) event.respondWith(page(request))
})

async function file(request) {
  return (await kept(FILES, request)) ?? fetch(request)
}

/** Looks without making what isn't there: whoever opens a cache that was forgotten has it again. */
function kept(cacheName, request) {
  return caches.match(request, { cacheName })
}

async function page(request) {
  const shell = await kept(SHELL, "/")
  if (!shell) return fetch(request)
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE))
  const answer = await Promise.race([fetch(request).catch(() => null), late])
  return answer ?? offline(shell)
}

/** The page as it was, told that it comes without a network. */
async function offline(shell) {
  const html = await shell.text()
  return new Response(html.replace("<main class=\"app\"", "<main data-offline class=\"app\""), { headers: shell.headers })
}

// One thing after the other: what is to be forgotten isn't kept again by what began before.
let work = Promise.resolve()
let wanted = 0

addEventListener("message", event => {
  const { keep: script, forget: gone } = event.data ?? {}
  const began = gone ? ++wanted : wanted
  const act = () => (gone ? forget() : script && keep(script, () => wanted === began))
  work = work.then(act).catch(() => {})
  event.waitUntil(work.then(() => event.ports[0]?.postMessage("done")))
})

async function forget() {
  for (const name of [SHELL, FILES]) await caches.delete(name)
}

/** Keeps the app's page and all files that it needs, unless those of this version are kept; as long as they are `wanted`. */
async function keep(script, wanted) {
  if (!wanted()) return
  const shells = await caches.open(SHELL)
  const files = await caches.open(FILES)
  if ((await files.match(script)) && (await shells.match("/"))) return
  const answer = await fetch("/", { redirect: "manual" })
  if (answer.status !== 200) return
  const html = await answer.clone().text()
  const needed = await all(files, new Set(html.match(FILE)), wanted)
  if (!wanted()) return
  await shells.put("/", answer)
  for (const { url } of await files.keys()) if (!needed.has(new URL(url).pathname)) await files.delete(url)
}

/** A file is kept with those that it imports. */
async function all(files, needed, wanted) {
  for (const path of needed) {
    if (!wanted()) break
    let found = await files.match(path)
    if (!found) {
      found = await fetch(path)
      if (!found.ok) throw new Error(path)
      await files.put(path, found.clone())
    }
    if (!path.endsWith(".js")) continue
    for (const [, name] of (await found.text()).matchAll(IMPORT)) needed.add(new URL(name, location.origin + path).pathname)
  }
  return needed
}

addEventListener("push", event => event.waitUntil(pushed(event.data?.json())))

/** A window that is in front tells it itself. */
async function pushed(told) {
  const windows = await clients.matchAll({ type: "window" })
  if (!told || windows.some(({ focused }) => focused)) return
  const { title, text, conversation, icon } = told
  await registration.showNotification(title, { body: text, tag: conversation, renotify: true, icon, data: { conversation } })
}

addEventListener("notificationclick", event => {
  event.notification.close()
  event.waitUntil(opened(event.notification.data.conversation))
})

async function opened(conversation) {
  const path = `/chat/${conversation}`
  const [there] = await clients.matchAll({ type: "window" })
  if (!there) return clients.openWindow(path)
  there.postMessage({ open: path })
  return there.focus()
}
