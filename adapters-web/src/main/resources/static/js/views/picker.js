import { arrange, face, fresh, part, say, show } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { chosen as chosenWords, NAMELESS, sentence } from "../helpers/words.js"
import { Choice } from "../models/choice.js"

/** Choosing people by search: who is chosen becomes a chip above. `others` can't be chosen; `done` gets the fields and the people. */
export class PickerView {
  #client
  #api
  #form
  #others
  #done
  #choice
  #found = []
  #asked = 0
  #loaded = false

  constructor({ client, api, form, most, others, done }) {
    this.#client = client
    this.#api = api
    this.#form = form
    this.#others = others
    this.#done = done
    this.#choice = new Choice(most)
    // What the server drew as chosen stays so.
    for (const chip of part(form, "chosen").querySelectorAll(".chip"))
      this.#choice.add({ id: chip.dataset.id, displayName: part(chip, "name").textContent })
    show(part(form, "search"), false)
    show(part(form, "nobody"), false)
    form.addEventListener("submit", event => this.#submitted(event))
    form.addEventListener("change", event => this.#ticked(event.target))
    form.addEventListener("input", event => this.#typed(event.target))
  }

  async load(further = false) {
    const asked = ++this.#asked
    const query = this.#form.elements.query.value.trim()
    const answer = await this.#api.people(query, further ? this.#found.at(-1)?.username ?? "" : "").catch(() => null)
    if (!answer || asked !== this.#asked) return
    this.#client.know(answer.users)
    this.#loaded = true
    this.#found = further ? [...this.#found, ...answer.users] : answer.users
    show(part(this.#form, "more"), Boolean(answer.more))
    this.draw()
  }

  clear() {
    this.#form.reset()
    this.#choice.clear()
    this.#trouble(null)
    this.draw()
  }

  draw() {
    const open = this.#choice.open(this.#found, this.#others())
    this.#list(part(this.#form, "candidates"), open, "t-candidate")
    const chosen = part(this.#form, "chosen")
    const legend = chosen.firstElementChild
    const chips = new Map([...chosen.querySelectorAll(".chip")].map(chip => [chip.dataset.id, chip]))
    arrange(chosen, [legend, ...this.#choice.chosen.map(user => this.#fill(chips.get(user.id) ?? fresh("t-chip"), user, true))])
    show(chosen, this.#choice.chosen.length > 0)
    show(part(this.#form, "nobody"), this.#loaded && open.length === 0)
    say(part(this.#form, "count"), chosenWords(this.#choice.chosen.length))
  }

  #list(list, users, template) {
    const held = new Map([...list.children].map(row => [row.dataset.id, row]))
    arrange(list, users.map(user => this.#fill(held.get(user.id) ?? fresh(template), user, false)))
  }

  #fill(row, user, ticked) {
    const input = row.querySelector("input")
    row.dataset.id = input.value = user.id
    input.checked = ticked
    face(part(row, "avatar"), faceOf(user.id, user.displayName, user.avatar))
    say(part(row, "name"), user.displayName)
    if (user.username) say(part(row, "username"), `@${user.username}`)
    return row
  }

  #typed(field) {
    this.#trouble(null)
    if (field.name === "query") this.load()
  }

  #ticked(box) {
    if (box.name !== "member") return
    const id = box.value
    const user = this.#found.find(found => found.id === id)
    const room = !box.checked || this.#choice.add(user)
    if (!box.checked) this.#choice.remove(id)
    this.draw()
    const search = this.#form.elements.query
    if (!room) return this.#trouble({ field: "members", code: "too_large", detail: "There is no room for more people." })
    this.#trouble(null)
    search.focus({ preventScroll: true })
    if (box.checked && search.value) {
      search.value = ""
      this.load()
    }
  }

  async #submitted(event) {
    event.preventDefault()
    const typing = document.activeElement === this.#form.elements.query
    if (event.submitter?.value === "more") return this.load(true)
    if (event.submitter?.value === "search" && typing) return this.load()
    const { title, description, clientId } = this.#form.elements
    const wish = { title: title?.value.trim(), description: description?.value.trim(), clientId: clientId?.value, members: this.#choice.ids }
    if (title && !wish.title) return this.#trouble(NAMELESS)
    if (!wish.members.length) return this.#trouble({ code: "invalid", field: "members", detail: "members must be one person at least." })
    const button = part(this.#form, "submit")
    button.disabled = true
    try {
      await this.#done(wish)
    } catch (problem) {
      this.#trouble(problem)
    } finally {
      button.disabled = false
    }
  }

  #trouble(problem) {
    const fields = ["title", "description"]
    for (const name of fields) mark(part(this.#form, `${name}-field`), problem?.field === name ? sentence(problem) : "")
    const other = problem && !fields.includes(problem.field)
    show(part(this.#form, "problem"), Boolean(other))
    if (other) say(part(this.#form, "problem-text"), sentence(problem))
    if (problem?.field === "title") this.#form.elements.title?.focus()
  }
}

/** Says below a field what is wrong with it; empty: nothing. */
export function mark(field, wrong) {
  if (!field) return
  const input = field.querySelector("input, textarea")
  field.toggleAttribute("data-invalid", Boolean(wrong))
  if (wrong) input.setAttribute("aria-invalid", "true")
  else input.removeAttribute("aria-invalid")
  show(part(field, "under"), Boolean(wrong))
  say(part(field, "under"), wrong)
}
