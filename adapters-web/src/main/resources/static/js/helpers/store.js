const NAME = "sohbet"
const STORE = "outbox"

/** The outbox' store: IndexedDB, one for each person, or memory where a browser has none (private windows of some). */
export async function outboxStore(me) {
  try {
    return indexed(await open(`${NAME}-${me}`))
  } catch {
    return inMemory()
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

/** Deletes what somebody left unsent. */
export function forget(me, storage) {
  for (const key of keys(storage, `${WISHES} ${me} `)) storage.removeItem(key)
  return new Promise(resolve => {
    const request = globalThis.indexedDB?.deleteDatabase(`${NAME}-${me}`)
    if (!request) return resolve()
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

function open(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "clientId" })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function indexed(database) {
  database.onversionchange = () => database.close()
  const run = (mode, act) => new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode)
    const request = act(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
  return {
    all: () => run("readonly", store => store.getAll()),
    put: entry => run("readwrite", store => store.put(entry)),
    delete: clientId => run("readwrite", store => store.delete(clientId)),
  }
}

function inMemory() {
  const entries = new Map()
  return {
    all: async () => [...entries.values()],
    put: async entry => void entries.set(entry.clientId, entry),
    delete: async clientId => void entries.delete(clientId),
  }
}
