import { part, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"

/** How this browser shows everything: what is chosen is seen at once, and kept for the pages to come. Without scripts the form has a button. */
export function look(root, problem) {
  const form = part(root, "look")
  show(part(root, "look-save"), false)
  form.addEventListener("change", async () => {
    const chosen = new FormData(form)
    wear("theme", chosen.get("theme"), "system")
    wear("size", chosen.get("size"), "normal")
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(chosen), redirect: "manual" }).catch(() => null)
    if (!answer || answer.status >= 400) problem(phrase("look.not-kept"))
  })
}

function wear(what, value, usual) {
  if (value === usual) delete document.documentElement.dataset[what]
  else document.documentElement.dataset[what] = value
}
