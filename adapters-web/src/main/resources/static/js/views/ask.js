import { fresh, part, say } from "../helpers/dom.js"

/** Asks which of several ways it shall be done; resolves to its name, or to "" for none. `ways`: `{ name, text }`. */
export async function choose({ title, text, ways }) {
  const dialog = begin({ title, text })
  const yes = part(dialog, "ask-yes")
  dialog.firstElementChild.classList.add("ways")
  for (const { name, text: label } of ways) {
    const button = yes.cloneNode()
    button.value = name
    delete button.dataset.part
    say(button, label)
    yes.before(button)
  }
  yes.remove()
  const { returnValue } = await closed(dialog)
  return ways.some(({ name }) => name === returnValue) ? returnValue : ""
}

/** Asks before something that can't be undone; resolves to whether it shall be done. */
export async function ask({ title, text, yes }) {
  const dialog = begin({ title, text })
  say(part(dialog, "ask-yes"), yes)
  return (await closed(dialog)).returnValue === "yes"
}

function begin({ title, text }) {
  const dialog = fresh("t-ask")
  say(part(dialog, "ask-title"), title)
  say(part(dialog, "ask-text"), text)
  document.body.append(dialog)
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  return dialog
}

function closed(dialog) {
  dialog.showModal()
  return new Promise(resolve => dialog.addEventListener("close", () => {
    dialog.remove()
    resolve(dialog)
  }))
}
