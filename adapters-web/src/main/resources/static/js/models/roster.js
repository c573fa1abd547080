/** Who is, and was, in a group. Rows come from a list and from changes; each counts by its own version. */
export class Roster {
  #rows = new Map()

  /** True if anything was new. */
  take(members) {
    let fresh = false
    for (const { user, id = user, role, active, version } of members) {
      if ((this.#rows.get(id)?.version ?? -1) >= version) continue
      this.#rows.set(id, { id, role, active, version })
      fresh = true
    }
    return fresh
  }

  /** Those who are in it now. */
  get members() {
    return [...this.#rows.values()].filter(({ active }) => active)
  }

  has(user) {
    return Boolean(this.#rows.get(user)?.active)
  }

  admin(user) {
    return this.has(user) && this.#rows.get(user).role === "admin"
  }

  /** Oneself first, then who leads the group, then all others by name. */
  sorted(me, nameOf) {
    const rank = ({ id, role }) => (id === me ? 0 : role === "admin" ? 1 : 2)
    return this.members.sort((one, other) => rank(one) - rank(other) || compare(nameOf(one.id), nameOf(other.id)))
  }

  /** Who could lead the group after me; nobody if I am not the only one who does. */
  successors(me) {
    const admins = this.members.filter(({ role }) => role === "admin")
    return admins.length === 1 && admins[0].id === me ? this.members.filter(({ id }) => id !== me) : []
  }
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0)
