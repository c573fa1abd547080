const ROOT = "/api/v1"
const ANSWER_WITHIN = 15_000
const FILE_WITHIN = 120_000
// A session that is in use goes on: it is renewed when this old, once for all tabs.
const RENEW_EVERY = 30 * 60_000
const RENEWED = "sohbet-renewed"

/**
 * The HTTP API with the browser's cookies. A session whose access token has run out is renewed once, and then everybody who waits tries again.
 * `onSignedOut` is called when there is no session any more.
 */
export class Api {
  #renewing = null
  #onSignedOut
  #storage
  #now

  constructor(onSignedOut, { storage = memo(), now = () => Date.now() } = {}) {
    this.#onSignedOut = onSignedOut
    this.#storage = storage
    this.#now = now
    if (!this.#storage.getItem(RENEWED)) this.#renewed()
  }

  /** True if there is a session as far as is known; renews it where that is doubted. Throws while the server can't be reached. */
  async ready(doubted) {
    return !doubted || this.#renew()
  }

  /** Keeps the session going; to be called every few minutes. */
  async keep() {
    if (this.#now() - Number(this.#storage.getItem(RENEWED)) >= RENEW_EVERY) await this.#renew().catch(() => {})
  }

  page(conversation, place) {
    return this.#call("GET", `/conversations/${conversation}/messages?${new URLSearchParams(place)}`)
  }

  head(conversation) {
    return this.#call("GET", `/conversations/${conversation}`)
  }

  members(conversation) {
    return this.#call("GET", `/conversations/${conversation}/members`)
  }

  /** What this browser has to subscribe with, to be told while no page is open: `{ key }`, or nothing where that isn't done. */
  pushKey() {
    return this.#call("GET", "/users/me/push")
  }

  subscribe(subscription) {
    return this.#call("POST", "/users/me/push", subscription)
  }

  unsubscribe() {
    return this.#call("DELETE", "/users/me/push")
  }

  /** My starred messages; `before` is what an earlier answer called `next`. */
  stars({ limit, before }) {
    return this.#call("GET", `/users/me/stars?${new URLSearchParams(before ? { limit, before } : { limit })}`)
  }

  /** Messages, and beside the first of them chats and people: `{ query, limit, before, conversation, author, kind }`; `before` is what an earlier answer called `next`. */
  search(wanted) {
    const given = Object.entries(wanted).filter(([, value]) => value)
    return this.#call("GET", `/search?${new URLSearchParams(given)}`)
  }

  people(query, after) {
    return this.#call("GET", `/users?${new URLSearchParams({ query, after, limit: 50 })}`)
  }

  direct(user) {
    return this.#call("POST", "/conversations", { with: user })
  }

  /** What only I may see of myself. */
  myself() {
    return this.#call("GET", "/users/me")
  }

  person(user) {
    return this.#call("GET", `/users/${user}`)
  }

  /** Shows a picture of me, or none. */
  portray(picture) {
    return this.#call("PUT", "/users/me/avatar", picture)
  }

  portrayNot() {
    return this.#call("DELETE", "/users/me/avatar")
  }

  /** Shows a picture of a group, or none. */
  portrayGroup(conversation, picture) {
    return this.#call("PUT", `/conversations/${conversation}/picture`, picture)
  }

  portrayGroupNot(conversation) {
    return this.#call("DELETE", `/conversations/${conversation}/picture`)
  }

  found(group) {
    return this.#call("POST", "/conversations", group)
  }

  change(conversation, properties) {
    return this.#call("PATCH", `/conversations/${conversation}`, properties)
  }

  addMembers(conversation, members) {
    return this.#call("POST", `/conversations/${conversation}/members`, { members })
  }

  appoint(conversation, user, role) {
    return this.#call("PATCH", `/conversations/${conversation}/members/${user}`, { role })
  }

  removeMember(conversation, user) {
    return this.#call("DELETE", `/conversations/${conversation}/members/${user}`)
  }

  invite(conversation) {
    return this.#call("GET", `/conversations/${conversation}/invite`)
  }

  makeInvite(conversation) {
    return this.#call("POST", `/conversations/${conversation}/invite`)
  }

  revokeInvite(conversation) {
    return this.#call("DELETE", `/conversations/${conversation}/invite`)
  }

  receipts(conversation, seq) {
    return this.#call("GET", `/conversations/${conversation}/messages/${seq}/receipts`)
  }

  blocks() {
    return this.#call("GET", "/users/me/blocks")
  }

  block(user) {
    return this.#call("POST", `/users/${user}/block`)
  }

  unblock(user) {
    return this.#call("DELETE", `/users/${user}/block`)
  }

  async #call(method, path, body, again = true) {
    const response = await this.#fetch(method, path, body)
    if (response.status === 401 && again && (await this.#renew())) return this.#call(method, path, body, false)
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) throw Object.assign(new Error(answer.detail ?? "The server could not do that."), answer)
    return answer
  }

  #fetch(method, path, body) {
    const file = body instanceof Blob
    return fetch(ROOT + path, {
      method,
      headers: body ? { "Content-Type": file ? "application/octet-stream" : "application/json" } : {},
      body: file ? body : body && JSON.stringify(body),
      signal: AbortSignal.timeout(file ? FILE_WITHIN : ANSWER_WITHIN),
    })
  }

  #renew() {
    this.#renewing ??= this.#refresh().finally(() => (this.#renewing = null))
    return this.#renewing
  }

  async #refresh() {
    const response = await this.#fetch("POST", "/sessions/refresh", { cookies: true })
    if (response.ok) this.#renewed()
    else if (response.status === 401) this.#onSignedOut()
    else throw new Error(`refresh: ${response.status}`)
    return response.ok
  }

  #renewed() {
    this.#storage.setItem(RENEWED, String(this.#now()))
  }
}

/** What all tabs of a browser remember; this page alone where it keeps nothing. */
export function shared() {
  try {
    localStorage.setItem("sohbet-probe", "")
    localStorage.removeItem("sohbet-probe")
    return localStorage
  } catch {
    return memo()
  }
}

function memo() {
  const held = new Map()
  return { getItem: key => held.get(key) ?? null, setItem: (key, value) => held.set(key, value), removeItem: key => held.delete(key) }
}
