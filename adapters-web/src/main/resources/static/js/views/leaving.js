import { arrange, contents, part, say, show } from "../helpers/dom.js"
import { sentence } from "../helpers/words.js"

/** Going from a group. Who is its only admin names a successor first. */
export class LeavingView {
  #client
  #api
  #root
  #id
  #go

  constructor({ client, api, root, place, go }) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#id = place.chat
    this.#go = go
    root.replaceChildren(contents("t-leaving"))
    part(root, "leaving").addEventListener("submit", event => { event.preventDefault(); this.#leave() })
    this.draw()
  }

  draw() {
    say(part(this.#root, "name"), this.#client.conversations.get(this.#id)?.title ?? "")
    const successors = this.#client.groups.roster(this.#id)?.successors(this.#client.me) ?? []
    const select = part(this.#root, "successor")
    const held = new Map([...select.options].map(option => [option.value, option]))
    const named = successors.map(({ id }) => ({ id, name: this.#client.nameOf(id) })).sort((one, other) => (one.name < other.name ? -1 : 1))
    arrange(select, named.map(({ id, name }) => {
      const option = held.get(id) ?? document.createElement("option")
      option.value = id
      say(option, name)
      return option
    }))
    show(part(this.#root, "succession"), named.length > 0)
  }

  async #leave() {
    const successor = part(this.#root, "successor").value
    try {
      if (successor) await this.#api.appoint(this.#id, successor, "admin")
      await this.#api.removeMember(this.#id, this.#client.me)
      this.#go(`/chat/${this.#id}`)
    } catch (problem) {
      show(part(this.#root, "problem"), true)
      say(part(this.#root, "problem-text"), sentence(problem))
    }
  }
}
