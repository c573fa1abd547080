import { phrase } from "../helpers/phrases.js"
import { Roster } from "./roster.js"

const NAMED = 20

/** The groups whose people this client knows: asked for once, and kept right by the changes that a timeline holds. */
export class Groups {
  #rosters = new Map()
  #loading = new Map()
  #client
  #api

  constructor(client, api) {
    this.#client = client
    this.#api = api
  }

  /** Asks who is in a group. Whoever wants to know meanwhile waits for the same answer. */
  load(id) {
    if (!this.#loading.has(id)) this.#loading.set(id, this.#load(id).finally(() => this.#loading.delete(id)))
    return this.#loading.get(id)
  }

  async #load(id) {
    const { members } = await this.#api.members(id)
    this.#client.know(members)
    if (!this.#rosters.has(id)) this.#rosters.set(id, new Roster())
    this.#rosters.get(id).take(members)
  }

  /** Undefined until it was loaded. */
  roster(id) {
    const roster = this.#rosters.get(id)
    roster?.take(this.#client.timeline(id)?.members ?? [])
    return roster
  }

  /** Some of those who are in it, oneself last. */
  names(id) {
    const roster = this.roster(id)
    if (!roster) return []
    const others = roster.members.filter(member => member.id !== this.#client.me).map(member => this.#client.nameOf(member.id))
    return [...others.sort().slice(0, NAMED), phrase("chat.you")]
  }
}
