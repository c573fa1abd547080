const SECTIONS = { "/": "chats", "/people": "people", "/groups/new": "group" }
const CHAT = /^\/chat\/([0-9a-f-]{36})(?:\/(details|add|leave)|\/info\/([1-9][0-9]*))?$/

/** What of the app a path shows: `{ section }`, or `{ chat, panel, seq }`; null for any other page. */
export function placeOf(path) {
  if (Object.hasOwn(SECTIONS, path)) return { section: SECTIONS[path] }
  const [found, chat, panel, seq] = CHAT.exec(path) ?? []
  return found ? { chat, panel: seq ? "info" : panel ?? null, seq: Number(seq ?? 0) } : null
}
