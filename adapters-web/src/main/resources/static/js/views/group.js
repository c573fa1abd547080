import { part } from "../helpers/dom.js"
import { clientId } from "../models/uuid.js"
import { PickerView } from "./picker.js"

const MOST = 1_023

/** A new group: after founding it one is in its chat. The same form sent again founds the same group. */
export class GroupView {
  #picker
  #form

  constructor(client, api, root, go) {
    this.#form = part(root.querySelector("[data-show=group]"), "picker")
    this.#form.elements.clientId.value ||= clientId()
    const done = async wish => {
      const head = await api.found(wish)
      client.meet(head)
      this.#picker.clear()
      this.#form.elements.clientId.value = clientId()
      go(`/chat/${head.id}`)
    }
    this.#picker = new PickerView({ client, api, form: this.#form, most: MOST, others: () => new Set([client.me]), done })
  }

  start() {
    this.#picker.load()
    if (matchMedia("(hover: hover)").matches) this.#form.elements.title.focus()
  }
}
