import { phrase } from "../helpers/phrases.js"
import { reason } from "../helpers/words.js"
import { ask } from "./ask.js"

/** Puts all that was said in a chat out of my sight, if I am sure; resolves to whether that was done. */
export function clearChat(client, id) {
  const { title } = client.conversations.get(id)
  const question = { title: phrase("clear.chat-sure", { title }), text: phrase("clear.all"), yes: phrase("clear.chat") }
  return surely(client, question, why => phrase("clear.not-cleared", { reason: why }), () => client.clear(id))
}

/** The same, and it leaves my list until something new comes. */
export function removeChat(client, id) {
  const { title } = client.conversations.get(id)
  const question = { title: phrase("clear.delete-sure", { title }), text: phrase("clear.delete-all"), yes: phrase("clear.delete") }
  return surely(client, question, why => phrase("clear.not-deleted", { reason: why }), () => client.clear(id, { remove: true }))
}

async function surely(client, question, otherwise, act) {
  if (!(await ask(question))) return false
  try {
    await act()
    return true
  } catch (problem) {
    client.say("problem", otherwise(reason(problem)))
    return false
  }
}
