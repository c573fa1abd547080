/** Random numbers that a seed repeats (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return Object.assign(random, {
    below: most => Math.floor(random() * most),
    chance: probability => random() < probability,
    of: things => things[Math.floor(random() * things.length)],
  })
}
