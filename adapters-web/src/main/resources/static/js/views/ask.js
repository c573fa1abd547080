import { fresh, part, say } from "../helpers/dom.js"

/** Asks before something that can't be undone; resolves to whether it shall be done. */
export function ask({ title, text, yes }) {
  const dialog = fresh("t-ask")
  say(part(dialog, "ask-title"), title)
  say(part(dialog, "ask-text"), text)
  say(part(dialog, "ask-yes"), yes)
  document.body.append(dialog)
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  dialog.showModal()
  return new Promise(resolve => dialog.addEventListener("close", () => {
    dialog.remove()
    resolve(dialog.returnValue === "yes")
  }))
}
