import { part, say, show } from "../helpers/dom.js"

/** Where one writes, or why one can't: gone from the group, or the other is blocked (undefined as long as that isn't known). */
export function gate(root, head, blocked) {
  const gone = head.kind === "group" && head.active === false
  show(part(root, "closed"), gone)
  if (head.kind === "direct" && blocked === undefined) return
  show(part(root, "composer"), !gone && !blocked)
  show(part(root, "unblock"), Boolean(blocked))
  say(part(root, "blocked-name"), head.title)
}
