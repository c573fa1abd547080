const SECTIONS = { "/": "chats", "/people": "people", "/groups/new": "group", "/stars": "stars", "/search": "search" }
const CHAT = /^\/chat\/([0-9a-f-]{36})(?:\/(details|add|leave)|\/(info|at)\/([1-9][0-9]*))?$/

/** What of the app a path shows: `{ section }`, or `{ chat, panel, seq }`, or `{ chat, at }` with the message to go to; null for any other page. */
export function placeOf(path) {
  if (Object.hasOwn(SECTIONS, path)) return { section: SECTIONS[path] }
  if (path.startsWith("/search?")) return { section: "search", within: new URLSearchParams(path.slice(8)).get("conversation") ?? "" }
  const [found, chat, panel, part, seq] = CHAT.exec(path) ?? []
  if (part === "at") return { chat, panel: null, seq: 0, at: Number(seq) }
  return found ? { chat, panel: part ?? panel ?? null, seq: Number(seq ?? 0) } : null
}
