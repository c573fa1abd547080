const ROOT = "/api/v1"
// Access tokens live ten minutes; one this old is renewed before it is needed.
const STALE = 8 * 60_000

/** The HTTP API with the browser's cookies. A session that has run out is renewed once, and then everybody who waits tries again. */
export class Api {
  #renewing = null
  #renewed = 0
  #onSignedOut

  constructor(onSignedOut) {
    this.#onSignedOut = onSignedOut
  }

  /** True if there is a session; called before each socket. Throws while the server can't be reached. */
  async ready() {
    return Date.now() - this.#renewed < STALE || (await this.#renew())
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

  people(query, after) {
    return this.#call("GET", `/users?${new URLSearchParams({ query, after, limit: 50 })}`)
  }

  direct(user) {
    return this.#call("POST", "/conversations", { with: user })
  }

  async #call(method, path, body, again = true) {
    const response = await fetch(ROOT + path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    })
    if (response.status === 401 && again && (await this.#renew())) return this.#call(method, path, body, false)
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) throw Object.assign(new Error(answer.detail ?? "The server could not do that."), answer)
    return answer
  }

  #renew() {
    this.#renewing ??= this.#refresh().finally(() => (this.#renewing = null))
    return this.#renewing
  }

  async #refresh() {
    const response = await fetch(`${ROOT}/sessions/refresh`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ cookies: true }),
    })
    if (response.ok) this.#renewed = Date.now()
    else if (response.status === 401) this.#onSignedOut()
    else throw new Error(`refresh: ${response.status}`)
    return response.ok
  }
}
