const LASTS = 6_000

/** Who is typing where. Each typer vanishes by itself when they don't say so again; counted from when we heard of it, as clocks differ. */
export class Typers {
  #until = new Map()

  hear({ conversation, user, active }, now) {
    const key = `${conversation} ${user}`
    if (active) this.#until.set(key, now + LASTS)
    else this.#until.delete(key)
  }

  in(conversation, now) {
    return [...this.#until].filter(([key, until]) => key.startsWith(`${conversation} `) && until > now).map(([key]) => key.split(" ")[1])
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
