import { Emoji } from "../models/emoji.js"

let loading = null

/** All emoji, loaded when somebody first wants one. */
export function allEmoji() {
  loading ??= fetch(new URL("../../data/emoji.json", import.meta.url))
    .then(answer => answer.json())
    .then(data => new Emoji(data))
    .catch(problem => { loading = null; throw problem })
  return loading
}
