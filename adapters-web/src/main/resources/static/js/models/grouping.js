const TOGETHER = 5 * 60_000

/**
 * Where a message stands among its neighbours: `first` of a run by one person within five minutes, `last` of it, and `day` where a
 * new day begins. `dayOf` tells which local day a time belongs to.
 */
export function placed(messages, dayOf) {
  return messages.map((message, at) => {
    const before = messages[at - 1]
    const after = messages[at + 1]
    const day = !before || dayOf(before.at) !== dayOf(message.at)
    return { message, day, first: day || apart(before, message), last: !after || dayOf(after.at) !== dayOf(message.at) || apart(message, after) }
  })
}

function apart(one, other) {
  return one.author !== other.author || Boolean(one.event) || Boolean(other.event) || Date.parse(other.at) - Date.parse(one.at) > TOGETHER
}
