import { phrase } from "../helpers/phrases.js"
import { onMenuWanted } from "../helpers/press.js"
import { clearChat, removeChat } from "./clearing.js"
import { Menu } from "./menu.js"

const HOUR = 3_600_000
export const ALWAYS = "9999-12-31T23:59:59Z"

/** What I can arrange about a conversation, by its row in a list: mute, archive, pin, mark as unread, clear, delete. */
export class RowMenu {
  #client

  constructor(client, list) {
    this.#client = client
    list.addEventListener("click", event => {
      const button = event.target.closest("[data-part=row-more]")
      if (button) this.#show(button.closest("[data-id]"), { opener: button, beside: button })
    })
    onMenuWanted(list, "[data-id]", (row, at) => this.#show(row, { opener: row.firstElementChild, ...(at ? { at } : { beside: row.lastElementChild }) }))
  }

  #show(row, place) {
    const head = this.#client.conversations.get(row.dataset.id)
    if (!head) return false
    new Menu({ label: head.title, items: this.#items(head, place), ...place })
    return true
  }

  #items({ id, unread, seq }, place) {
    const { conversations } = this.#client
    const archived = conversations.archived(id)
    const arrange = changes => () => this.#client.arrange(id, changes)
    const mute = conversations.muted(id)
      ? { name: "unmute", icon: "bell", text: phrase("row.unmute"), act: arrange({ mutedUntil: null }) }
      : { name: "mute", icon: "mute", text: phrase("row.mute"), act: () => this.#mute(id, place) }
    const pin = conversations.pinned(id)
      ? { name: "unpin", icon: "pin", text: phrase("row.unpin"), act: arrange({ pinned: false }) }
      : { name: "pin", icon: "pin", text: phrase("row.pin"), act: arrange({ pinned: true }) }
    const read = unread > 0 || this.#client.mine(id).unread
      ? { name: "read", icon: "check", text: phrase("row.mark-read"), act: () => this.#read(id, seq) }
      : { name: "unread", icon: "chats", text: phrase("row.mark-unread"), act: arrange({ unread: true }) }
    const shelf = archived
      ? { name: "unarchive", icon: "archive", text: phrase("row.unarchive"), act: arrange({ archived: false }) }
      : { name: "archive", icon: "archive", text: phrase("row.archive"), act: arrange({ archived: true }) }
    return [read, ...(archived ? [] : [pin]), mute, shelf, null, ...this.#ends(id)]
  }

  #ends(id) {
    const head = this.#client.conversations.get(id)
    const clear = { name: "clear", icon: "clear", text: phrase("row.clear"), act: () => clearChat(this.#client, id) }
    const remove = { name: "remove", icon: "trash", text: phrase("row.delete"), danger: true, act: () => removeChat(this.#client, id) }
    return head.kind === "group" && head.active !== false ? [clear] : [clear, remove]
  }

  #read(id, seq) {
    this.#client.read(id, seq)
    this.#client.arrange(id, { unread: false })
  }

  #mute(id, place) {
    const until = wait => () => this.#client.arrange(id, { mutedUntil: wait ? new Date(Date.now() + wait).toISOString() : ALWAYS })
    const items = [
      { name: "mute-8h", icon: "mute", text: phrase("row.mute-8h"), act: until(8 * HOUR) },
      { name: "mute-week", icon: "mute", text: phrase("row.mute-week"), act: until(7 * 24 * HOUR) },
      { name: "mute-always", icon: "mute", text: phrase("row.mute-always"), act: until(0) },
    ]
    new Menu({ label: phrase("row.mute-title"), items, ...place })
  }
}
