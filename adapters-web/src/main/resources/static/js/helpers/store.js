const NAME = "sohbet"
const STORE = "outbox"
const CHATS = "chats"
// Another tab closes it, too.
const BLOCKED = 1_000
const PATIENCE = 2_000

/** The outbox' store: IndexedDB, one for each person, or memory where a browser has none (private windows of some). */
export async function outboxStore(me) {
  try {
    return indexed(await open(`${NAME}-${me}`))
  } catch {
    return inMemory()
  }
}

/** What was read, to be read again without a connection: a store as above, of `{ key, … }`. */
export async function chatStore(me) {
  try {
    return indexed(await open(`${NAME}-${me}`), CHATS)
  } catch {
    return inMemory("key")
  }
}

const WISHES = "sohbet-mine"

/** What somebody arranged or drafted and the server hasn't heard yet: kept over a reload where the browser keeps anything. */
export function wishStore(me, storage) {
  const prefix = `${WISHES} ${me} `
  return {
    all: () => keys(storage, prefix).map(key => [key.slice(prefix.length), JSON.parse(storage.getItem(key))]),
    put: (conversation, wish) => {
      try {
        storage.setItem(prefix + conversation, JSON.stringify(wish))
      } catch {
        // Full: it is lost with this page, unless the server hears it before.
      }
    },
    delete: conversation => storage.removeItem(prefix + conversation),
  }
}

const keys = (storage, prefix) => Object.keys(storage).filter(key => key.startsWith(prefix))

/** Deletes all that is somebody's, the unsent too. */
export async function forget(me, storage) {
  for (const key of keys(storage, `${WISHES} ${me} `)) storage.removeItem(key)
  await uncache()
  return new Promise(resolve => {
    const request = globalThis.indexedDB?.deleteDatabase(`${NAME}-${me}`)
    if (!request) return resolve()
    request.onsuccess = request.onerror = () => resolve()
    request.onblocked = () => setTimeout(resolve, BLOCKED)
  })
}

/** Pages that were kept hold chats, too: the service worker forgets them, whatever it is about to keep. */
export async function uncache() {
  const worker = (await globalThis.navigator?.serviceWorker?.getRegistration().catch(() => null))?.active
  if (worker) await new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    worker.postMessage({ forget: true }, [port2])
    setTimeout(resolve, PATIENCE)
  })
  for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await caches.delete(name)
}

function open(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 2)
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore(STORE, { keyPath: "clientId" })
      request.result.createObjectStore(CHATS, { keyPath: "key" })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function indexed(database, name = STORE) {
  database.onversionchange = () => database.close()
  const run = (mode, act) => new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode)
    const request = act(transaction.objectStore(name))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
  return {
    all: () => run("readonly", store => store.getAll()),
    put: entry => run("readwrite", store => store.put(entry)),
    delete: clientId => run("readwrite", store => store.delete(clientId)),
  }
}

function inMemory(key = "clientId") {
  const entries = new Map()
  return {
    all: async () => [...entries.values()],
    put: async entry => void entries.set(entry[key], entry),
    delete: async id => void entries.delete(id),
  }
}
