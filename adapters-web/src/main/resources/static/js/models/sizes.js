const UNITS = ["B", "KB", "MB", "GB"]

/** A number of bytes for a person: "1.2 MB". */
export function sizeOf(bytes) {
  let unit = 0
  let number = bytes
  while (number >= 1024 && unit < UNITS.length - 1) {
    number /= 1024
    unit++
  }
  return `${number < 10 && unit > 1 ? number.toFixed(1) : Math.round(number)} ${UNITS[unit]}`
}

/** The largest size of the same shape with no side longer than `most`; never a larger one. */
export function within({ width, height }, most) {
  const longer = Math.max(width, height, 1)
  if (longer <= most) return { width, height }
  return { width: Math.max(1, Math.round((width * most) / longer)), height: Math.max(1, Math.round((height * most) / longer)) }
}

/** Milliseconds as minutes and seconds: "1:05". */
export function clock(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

const BARS = 48
const DIGITS = 15

/** How loud a recording is, from samples between 0 and 1: at most 48 hexadecimal digits, the loudest of them f. */
export function peaksOf(samples) {
  if (samples.length === 0) return "0"
  const bars = Math.min(BARS, samples.length)
  const loudest = Math.max(...samples, 0.01)
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / bars)
    const until = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / bars))
    return Math.round((Math.max(...samples.slice(from, until)) / loudest) * DIGITS).toString(16)
  }).join("")
}
