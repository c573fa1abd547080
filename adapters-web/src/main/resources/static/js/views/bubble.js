import { arrange, face, fresh, part, say, show, ticks, write } from "../helpers/dom.js"
import { faceOf } from "../helpers/faces.js"
import { timeOf } from "../helpers/time.js"
import { phrase } from "../helpers/phrases.js"
import { deletedBy, refusal, tickWords, told, written } from "../helpers/words.js"
import { runs } from "../models/markup.js"
import { tick } from "../models/ticks.js"
import { fillFiles } from "./attached.js"

/** Fills a message's row. The same template serves history, live and pending messages. */
export function fillBubble(row, { message, first, last }, { me, group, others, nameOf, files, quoted }) {
  const mine = message.author === me
  row.dataset.key = keyOf(message)
  if (message.seq) row.dataset.seq = message.seq
  row.id = message.seq ? `m${message.seq}` : ""
  row.dataset.hue = faceOf(message.author, "").hue
  row.toggleAttribute("data-mine", mine)
  row.toggleAttribute("data-first", first)
  const avatar = part(row, "avatar")
  if (avatar) {
    face(avatar, faceOf(message.author, nameOf(message.author)))
    show(avatar, group && !mine && last)
  }
  show(part(row, "you"), mine)
  show(part(row, "from"), group && !mine && first)
  say(part(row, "from"), nameOf(message.author))
  const bubble = part(row, "bubble")
  bubble.classList.toggle("deleted", Boolean(message.deleted))
  bubble.classList.toggle("failed", Boolean(message.failed))
  row.toggleAttribute("data-amending", Boolean(message.amending))
  part(row, "gone")?.toggleAttribute("hidden", !message.deleted)
  if (message.deleted) say(part(row, "text"), deletedBy(mine, group ? nameOf(message.author) : ""))
  else write(part(row, "text"), runs(message.text ?? "", (message.mentions ?? []).map(nameOf)))
  show(part(row, "forwarded"), Boolean(message.forwarded))
  fillQuote(part(row, "quote"), message, quoted, { me, nameOf })
  fillFiles(part(row, "files"), message, files)
  show(part(row, "edited"), Boolean(message.edited))
  part(row, "lasting")?.toggleAttribute("hidden", !message.expiresAt || Boolean(message.deleted))
  part(row, "star")?.toggleAttribute("hidden", !message.starred)
  const time = part(row, "time")
  time.dateTime = message.at
  say(time, timeOf(message.at))
  const shown = mine && !message.deleted && !message.failed
  part(row, "tick")?.toggleAttribute("hidden", !shown)
  const state = tick(message, others)
  if (shown) ticks(part(row, "tick"), state, tickWords[state])
  fillReactions(part(row, "reactions"), message.reactions ?? [], me, nameOf)
}

/** What a message answers, as far as its reader may see it: `quoted` has it, null where it is gone, undefined while it is asked for. */
function fillQuote(quote, { replyTo, deleted }, quoted, { me, nameOf }) {
  show(quote, Boolean(replyTo) && !deleted)
  if (!replyTo || deleted || !quote) return
  const original = quoted(replyTo)
  quote.href = `?around=${replyTo}#m${replyTo}`
  quote.dataset.seqOf = replyTo
  quote.dataset.hue = original ? faceOf(original.author, "").hue : ""
  say(part(quote, "quote-name"), original ? (original.author === me ? phrase("quote.you") : nameOf(original.author)) : "")
  say(part(quote, "quote-text"), original ? written(original) : original === null ? phrase("quote.gone") : "…")
}

/** Under a bubble, grouped; who gave them is their title. */
function fillReactions(holder, reactions, me, nameOf) {
  const byEmoji = Map.groupBy ? Map.groupBy(reactions, reaction => reaction.emoji) : grouped(reactions)
  const held = new Map([...holder.children].map(button => [button.dataset.emoji, button]))
  arrange(holder, [...byEmoji].map(([emoji, givers]) => {
    const button = held.get(emoji) ?? document.createElement("button")
    const mine = givers.some(({ user }) => user === me)
    button.type = "button"
    button.dataset.emoji = emoji
    button.dataset.part = "reaction"
    button.setAttribute("aria-pressed", mine)
    const names = givers.map(({ user }) => (user === me ? phrase("told.you") : nameOf(user))).join(", ")
    button.setAttribute("aria-label", phrase("reaction.label", { emoji, count: givers.length, names }))
    button.title = names
    if (button.dataset.count !== String(givers.length)) {
      const count = document.createElement("span")
      count.textContent = givers.length
      button.replaceChildren(emoji, count)
      button.dataset.count = givers.length
    }
    return button
  }))
  show(holder, reactions.length > 0)
}

function grouped(reactions) {
  const byEmoji = new Map()
  for (const reaction of reactions) byEmoji.set(reaction.emoji, [...(byEmoji.get(reaction.emoji) ?? []), reaction])
  return byEmoji
}

export function fillHappening(row, { message }, { me, nameOf }) {
  row.dataset.key = keyOf(message)
  row.dataset.seq = message.seq
  say(row, told(message, (user, you) => (user === me ? you : nameOf(user))))
}

/** A pending message and the row it becomes share a key, so that the bubble stays where it is. */
export const keyOf = message => message.clientId ?? `s${message.seq}`

export function failure(row, message, { retry, discard }) {
  const held = row.querySelector(".after.wrong")
  if (!message.failed) return held?.remove()
  const note = held ?? row.appendChild(fresh("t-failed"))
  say(part(note, "reason"), phrase("failed.why", { why: refusal(message.failed) }))
  part(note, "retry").onclick = () => retry(message.clientId)
  part(note, "discard").onclick = () => discard(message.clientId)
}
