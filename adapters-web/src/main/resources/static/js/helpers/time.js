import { locale, phrase } from "./phrases.js"

const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" })
const weekday = new Intl.DateTimeFormat(locale, { weekday: "long" })
const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" })
const longDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" })
const DAY = 86_400_000

/** The local day a time belongs to, as `2026-11-22`. */
export function dayOf(at) {
  const local = new Date(at)
  return `${local.getFullYear()}-${String(local.getMonth() + 1).padStart(2, "0")}-${String(local.getDate()).padStart(2, "0")}`
}

export const timeOf = at => clock.format(new Date(at))

/** phrase("day.today"), phrase("day.yesterday"), a weekday within a week, else the date. */
export function dayName(at, now = new Date()) {
  const days = daysAgo(at, now)
  if (days === 0) return phrase("day.today")
  if (days === 1) return phrase("day.yesterday")
  return days > 1 && days < 7 ? weekday.format(new Date(at)) : longDate.format(new Date(at))
}

/** The short form for a list: a time today, then as `dayName`, with a short date. */
export function whenOf(at, now = new Date()) {
  const days = daysAgo(at, now)
  if (days === 0) return timeOf(at)
  if (days === 1) return phrase("day.yesterday")
  return days > 1 && days < 7 ? weekday.format(new Date(at)) : date.format(new Date(at))
}

export function lastSeen(at, now = new Date()) {
  const days = daysAgo(at, now)
  if (days === 0) return phrase("presence.seen-today", { time: timeOf(at) })
  return days === 1 ? phrase("presence.seen-yesterday", { time: timeOf(at) }) : phrase("presence.seen", { date: date.format(new Date(at)) })
}

function daysAgo(at, now) {
  return Math.round((Date.parse(`${dayOf(now)}T00:00:00Z`) - Date.parse(`${dayOf(at)}T00:00:00Z`)) / DAY)
}
