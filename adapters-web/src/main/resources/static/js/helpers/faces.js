/** Initials and hue, as the server's pages make them too (`Face` in chat.sohbet.web.page): keep what they say equal. */
export function faceOf(id, name, picture = pictureOf(id)) {
  return { hue: hue(id), initials: initials(name), picture }
}

let pictureOf = () => undefined

/** From now on `find(user)` tells the attachment that is somebody's picture. */
export const picturesBy = find => void (pictureOf = find)

function hue(id) {
  let sum = 0
  for (const digit of id.replaceAll("-", "")) sum = (sum * 31 + parseInt(digit, 16)) % 65_521
  return (sum % 8) + 1
}

function initials(name) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (words.length === 0) return "?"
  const first = [...words[0]][0]
  return words.length === 1 ? first : first + [...words.at(-1)][0]
}
