/** The one before (-1) or after (1) in a list, and round its ends; where none is chosen, the last or the first. */
export function beside(list, current, step) {
  if (list.length === 0) return undefined
  const at = list.indexOf(current)
  if (at < 0) return step > 0 ? list[0] : list.at(-1)
  return list[(at + step + list.length) % list.length]
}
