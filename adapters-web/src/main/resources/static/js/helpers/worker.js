const WORKER = "/sw.js"

// Nothing else becomes a script by its address.
const policy = globalThis.trustedTypes?.createPolicy("sohbet", {
  createScriptURL: address => {
    if (address !== WORKER) throw new TypeError(address)
    return address
  },
})

/** Registers the service worker, where the browser has such: on https, or on this machine. Promises its registration, or null. */
export async function worker() {
  if (!navigator.serviceWorker) return null
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER, { updateViaCache: "none" })
    return await navigator.serviceWorker.ready
  } catch {
    return null
  }
}

/** A click on a notification leads to `go(path)`; the page and its files are kept for a time without a network. */
export async function attend(registered, script, go) {
  const registration = await registered
  if (!registration) return
  navigator.serviceWorker.addEventListener("message", ({ data }) => data?.open && go(data.open))
  registration.active.postMessage({ keep: script })
}

/** Tells the server how this device wants to be told while no page is open, or that it doesn't. */
export async function subscribe(registered, api, { shown, preview, language }) {
  const push = (await registered)?.pushManager
  if (!push) return
  const held = await push.getSubscription()
  if (!shown) {
    await held?.unsubscribe()
    return api.unsubscribe()
  }
  const { key } = await api.pushKey()
  if (!key) return
  const subscription = await subscribed(push, held, key)
  const { endpoint, keys } = subscription.toJSON()
  return api.subscribe({ endpoint, key: keys.p256dh, secret: keys.auth, preview, language })
}

// With another key the house is somebody else to the push service.
async function subscribed(push, held, key) {
  const wanted = bytes(key)
  const same = held && new Uint8Array(held.options.applicationServerKey ?? []).every((byte, at) => byte === wanted[at])
  if (same) return held
  await held?.unsubscribe()
  return push.subscribe({ userVisibleOnly: true, applicationServerKey: wanted })
}

const bytes = base64 => Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0))

/** Nobody is signed in any more: nothing is shown, whoever sends it. */
export async function mute() {
  const registration = await navigator.serviceWorker?.getRegistration()
  await registration?.pushManager?.getSubscription().then(held => held?.unsubscribe())
  for (const notice of (await registration?.getNotifications()) ?? []) notice.close()
}
