import { face, part, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { sentence } from "../helpers/words.js"
import { pictured, picturing } from "./picturing.js"

/** My own picture: chosen, shown and taken away. */
export class Portrait {
  #client
  #api
  #root
  #tell

  constructor({ client, api, root, tell }) {
    this.#client = client
    this.#api = api
    this.#root = root
    this.#tell = tell
    picturing(part(root, "faces"), {
      chosen: picture => this.#change(api => api.portray(picture).then(({ id }) => id)),
      dropped: () => this.#change(api => api.portrayNot().then(() => undefined)),
    })
    show(part(root, "faces"), true)
    this.draw()
  }

  draw() {
    const me = this.#client.people.get(this.#client.me)
    if (!me) return
    face(part(this.#root, "my-face"), faceOf(me.id, me.displayName, me.avatar))
    pictured(part(this.#root, "faces"), Boolean(me.avatar))
  }

  async #change(act) {
    try {
      const avatar = await act(this.#api)
      const me = this.#client.people.get(this.#client.me) ?? await this.#api.person(this.#client.me)
      this.#client.people.set(me.id, { ...me, avatar })
      this.#client.say("list")
      this.#client.say("timeline", null)
      this.draw()
    } catch (problem) {
      this.#tell(sentence(problem))
    }
  }
}
