/** Who is typing where. Each typer vanishes by itself when they don't say so again. */
export class Typers {
  #until = new Map()

  hear({ conversation, user, active, until }, received, now = received) {
    const key = `${conversation} ${user}`
    if (active) this.#until.set(key, Math.min(Date.parse(until), now + 6_000) || now + 6_000)
    else this.#until.delete(key)
  }

  in(conversation, now) {
    return [...this.#until].filter(([key, until]) => key.startsWith(conversation) && until > now).map(([key]) => key.split(" ")[1])
  }

  /** When the next of them vanishes, or null. */
  next(now) {
    const coming = [...this.#until.values()].filter(until => until > now)
    return coming.length ? Math.min(...coming) : null
  }

  clear() {
    this.#until.clear()
  }
}
