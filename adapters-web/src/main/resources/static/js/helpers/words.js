import { unmarked } from "../models/markup.js"
import { detailed, listed, lower, phrase, tag, upper } from "./phrases.js"

/** What the client says by itself, in one place. */
export const tickWords = {
  pending: phrase("tick.pending"), sent: phrase("tick.sent"), delivered: phrase("tick.delivered"), read: phrase("tick.read"), failed: phrase("tick.failed"),
}

// What somebody did, what I did, and what was done to me alone.
const sentences = {
  created: ["told.created", "told.created-mine"],
  renamed: ["told.renamed", "told.renamed-mine"],
  described: ["told.described", "told.described-mine"],
  pictured: ["told.pictured", "told.pictured-mine"],
  added: ["told.added", "told.added-mine", "told.added-me"],
  removed: ["told.removed", "told.removed-mine", "told.removed-me"],
  left: ["told.left", "told.left-mine"],
  joined: ["told.joined", "told.joined-mine"],
  promoted: ["told.promoted", "told.promoted-mine", "told.promoted-me"],
  demoted: ["told.demoted", "told.demoted-mine", "told.demoted-me"],
  lifetime: ["told.lifetime", "told.lifetime-mine"],
}
const KEPT = ["told.kept", "told.kept-mine"]
const SOMETHING = ["told.something", "told.something-mine"]
const ME = {}

/** The days of a lifetime, which is told in seconds. */
export const daysOf = seconds => Number(seconds) / 86_400

/** How long messages are kept. */
export const lifetime = days => (days ? phrase("lifetime.days", { count: days }) : phrase("lifetime.off"))

/** What somebody did to a conversation. `nameOf(user, you)` gives a person's name, `you` for oneself. */
export function told({ author, event }, nameOf) {
  const users = event.users ?? []
  const who = nameOf(author, ME)
  const days = event.what === "lifetime" ? daysOf(event.text) : undefined
  const [theirs, mine, me] = days === 0 ? KEPT : sentences[event.what] ?? SOMETHING
  const key = who === ME ? mine : me && users.length === 1 && nameOf(users[0], ME) === ME ? me : theirs
  const whom = listed(users.map(user => nameOf(user, phrase("told.you"))))
  return phrase(key, { who, whom, count: days ?? users.length, text: event.text ?? "" })
}

export const deletedBy = (mine, name) => (mine ? phrase("deleted.mine") : name ? phrase("deleted.by", { who: name }) : phrase("deleted.theirs"))

export function typing(names) {
  if (names.length === 1) return phrase("typing.one", { name: names[0] })
  return names.length === 2 ? phrase("typing.two", { one: names[0], other: names[1] }) : phrase("typing.many", { count: names.length })
}

export const caughtUp = (messages, chats) => phrase("caught-up", { messages, chats })

export const fresh = count => phrase("chat.fresh", { count })

/** Why something wasn't done, as part of a sentence. */
export function reason({ code, detail } = {}) {
  if (code === "not_found") return phrase("reason.gone")
  const why = detail ? own({ code, detail }) : phrase("reason.silent")
  return /^I[ ’]/.test(why) ? why : lower(why)
}

export const unsent = count => phrase("unsent", { count })

export const members = count => phrase("members.count", { count })

export const chosen = count => phrase("picker.count", { count })

/** What the server says of a group without a name. */
export const NAMELESS = { code: "invalid", field: "title", detail: "title must be 1 to 100 characters." }

/** A problem as a sentence; below its field, as the server's pages say it. */
export const sentence = problem => (problem.code && problem.detail ? upper(own(problem)) : phrase("problem.connection"))

const codes = {
  invalid: phrase("problem.invalid"), unauthenticated: phrase("problem.unauthenticated"), not_allowed: phrase("problem.not-allowed"),
  not_found: phrase("problem.gone"), gone: phrase("problem.gone"), taken: phrase("problem.taken"), too_large: phrase("problem.too-large"),
  rate: phrase("problem.rate"), unavailable: phrase("problem.unavailable"),
}

const signs = { image: "📷", video: "🎬", audio: "🎵", voice: "🎤", document: "📎" }
const kinds = () => ({ image: phrase("file.photo"), video: phrase("file.video"), audio: phrase("file.sound"), voice: phrase("file.voice") })

/** What a message says in a list: its text, or what it carries. `carries` comes from a list, `attachments` from a timeline. */
export function written({ text = "", carries, attachments }) {
  const { kind, name } = carries ?? attachments?.[0] ?? {}
  const plain = unmarked(text)
  return kind ? `${signs[kind] ?? signs.document} ${plain || kinds()[kind] || name}` : plain
}

// The server speaks English: what of that a person meets, the catalogue has in their own language, and a word for each code besides.
function own({ code, field, detail }) {
  const known = detailed(detail)
  if (known || tag !== "en") return known ?? codes[code] ?? phrase("problem.internal")
  return field ? detail.replace(`${field} must be `, "This has to be ") : detail
}

/** Why a message was refused for good, which is all that is kept with it. */
export const refusal = detail => lower(own({ code: "not_allowed", detail }))
