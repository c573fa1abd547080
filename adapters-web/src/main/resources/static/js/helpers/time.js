const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long" })
const date = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" })
const longDate = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" })
const DAY = 86_400_000

/** The local day a time belongs to, as `2026-11-22`. */
export function dayOf(at) {
  const local = new Date(at)
  return `${local.getFullYear()}-${String(local.getMonth() + 1).padStart(2, "0")}-${String(local.getDate()).padStart(2, "0")}`
}

export const timeOf = at => clock.format(new Date(at))

/** "Today", "Yesterday", a weekday within a week, else the date. */
export function dayName(at, now = new Date()) {
  const days = daysAgo(at, now)
  if (days === 0) return "Today"
  if (days === 1) return "Yesterday"
  return days > 1 && days < 7 ? weekday.format(new Date(at)) : longDate.format(new Date(at))
}

/** The short form for a list: a time today, then as `dayName`, with a short date. */
export function whenOf(at, now = new Date()) {
  const days = daysAgo(at, now)
  if (days === 0) return timeOf(at)
  if (days === 1) return "Yesterday"
  return days > 1 && days < 7 ? weekday.format(new Date(at)) : date.format(new Date(at))
}

export function lastSeen(at, now = new Date()) {
  const days = daysAgo(at, now)
  if (days === 0) return `last seen today at ${timeOf(at)}`
  return days === 1 ? `last seen yesterday at ${timeOf(at)}` : `last seen ${date.format(new Date(at))}`
}

function daysAgo(at, now) {
  return Math.round((Date.parse(`${dayOf(now)}T00:00:00Z`) - Date.parse(`${dayOf(at)}T00:00:00Z`)) / DAY)
}
