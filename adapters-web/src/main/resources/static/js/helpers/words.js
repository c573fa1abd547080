import { phrase } from "./phrases.js"

/** What the client says by itself, in one place. */
export const tickWords = { pending: "Waiting", sent: "Sent", delivered: "Delivered", read: "Read", failed: "Not sent" }

const sentences = {
  created: (who, _, text) => `${who} made the group “${text}”`,
  renamed: (who, _, text) => `${who} changed the name to “${text}”`,
  described: who => `${who} changed the description`,
  added: (who, whom) => `${who} added ${whom}`,
  removed: (who, whom) => `${who} removed ${whom}`,
  left: who => `${who} left`,
  joined: who => `${who} joined by the invite link`,
  promoted: (who, whom) => `${who} made ${whom} an admin`,
  demoted: (who, whom) => `${who} made ${whom} a member`,
}

const list = new Intl.ListFormat("en", { type: "conjunction" })

/** What somebody did to a group. `nameOf` gives a person's name, "You" for oneself. */
export function told({ author, event }, nameOf) {
  const whom = list.format((event.users ?? []).map(user => nameOf(user, "you")))
  return (sentences[event.what] ?? (who => `${who} changed something`))(nameOf(author, "You"), whom, event.text ?? "")
}

export const deletedBy = (mine, name) => (mine ? "You deleted this message" : name ? `${name} deleted this message` : "This message was deleted")

export function typing(names) {
  if (names.length === 1) return `${names[0]} is typing…`
  return names.length === 2 ? `${names[0]} and ${names[1]} are typing…` : `${names.length} people are typing…`
}

export const caughtUp = (messages, chats) =>
  `Caught up: ${messages} ${messages === 1 ? "message" : "messages"} in ${chats} ${chats === 1 ? "chat" : "chats"}`

export const fresh = count => `${count} new ${count === 1 ? "message" : "messages"}`

/** Why something wasn't done, as part of a sentence. */
export function reason({ code, detail } = {}) {
  if (code === "not_found") return "it isn’t there any more."
  const why = detail ?? "the server doesn’t answer."
  return /^I[ ’]/.test(why) ? why : why.charAt(0).toLowerCase() + why.slice(1)
}

export const unsent = count =>
  `${count === 1 ? "A message is" : `${count} messages are`} not sent yet and will be lost. Log out?`

export const members = count => (count === 1 ? "1 member" : `${count} members`)

export const chosen = count => `${count === 1 ? "1 person" : `${count} people`} chosen`

/** What the server says of a group without a name. */
export const NAMELESS = { code: "invalid", field: "title", detail: "title must be 1 to 100 characters." }

/** A problem as a sentence; below its field, as the server's pages say it. */
export function sentence({ detail, code, field }) {
  if (!code || !detail) return "That needs a connection. Try again when you are back online."
  const text = field ? detail.replace(`${field} must be `, "This has to be ") : detail
  return text[0].toUpperCase() + text.slice(1)
}

const signs = { image: "📷", video: "🎬", audio: "🎵", voice: "🎤", document: "📎" }
const kinds = () => ({ image: phrase("file.photo"), video: phrase("file.video"), audio: phrase("file.sound"), voice: phrase("file.voice") })

/** What a message says in a list: its text, or what it carries. `carries` comes from a list, `attachments` from a timeline. */
export function written({ text = "", carries, attachments }) {
  const { kind, name } = carries ?? attachments?.[0] ?? {}
  return kind ? `${signs[kind] ?? signs.document} ${text || kinds()[kind] || name}` : text
}
