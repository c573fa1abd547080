import { part, say, show } from "../helpers/dom.js"

/** Where one writes, or why one can't: gone from the group, the other has deleted their account, or is blocked (undefined as long as that isn't known). */
export function gate(root, head, blocked, deserted) {
  const gone = head.kind === "group" && head.active === false
  show(part(root, "closed"), gone)
  if (head.kind === "direct" && blocked === undefined) return
  show(part(root, "deserted"), deserted)
  show(part(root, "composer"), !gone && !deserted && !blocked)
  show(part(root, "unblock"), Boolean(blocked) && !deserted)
  say(part(root, "blocked-name"), head.title)
}
