import { fresh } from "../helpers/dom.js"

/**
 * Keys that work everywhere: `?` shows them all, Alt with an arrow goes to the next conversation, Ctrl+K (or ⌘K) to who is sought. `act` does it: `step(1 or -1)`,
 * `seek()`.
 */
export function shortcuts(act) {
  addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return
    const command = event.ctrlKey || event.metaKey
    if (event.key.toLowerCase() === "k" && command && !event.altKey && !event.shiftKey) act.seek()
    else if (event.altKey && !command && event.key === "ArrowDown") act.step(1)
    else if (event.altKey && !command && event.key === "ArrowUp") act.step(-1)
    else if (event.key === "?" && !command && !event.altKey && !event.target.closest?.("input, textarea, select, [contenteditable]")) help()
    else return
    event.preventDefault()
  })
}

/** The sheet of all keys. */
export function help() {
  const sheet = fresh("t-help")
  document.body.append(sheet)
  sheet.addEventListener("click", event => event.target === sheet && sheet.close())
  sheet.addEventListener("close", () => sheet.remove())
  sheet.showModal()
}
