import { part, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { written } from "../helpers/words.js"
import { Manner, Notices } from "../models/notices.js"

const LONG = 140

/** Tells of messages: by a sound, by the system's notifications, and by what is counted on the tab and on the app's icon. */
export class NoticesView {
  #client
  #manner
  #worker
  #go
  #audio = null
  #drawn = 0

  /** `worker` is the service worker's registration or null, promised; `push` tells the server that this device wants to be told, or no longer. */
  constructor({ client, connection, root, storage, worker, push, channel, sees, go }) {
    this.#client = client
    this.#manner = new Manner(storage)
    this.#worker = worker
    this.#go = go
    new Notices({ client, leads: () => connection.leads, channel, sees, tell: (id, message) => this.#tell(id, message) })
    this.#settle(part(root, "notices"), push)
    // A page may make a sound only after somebody has touched it.
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => this.#listen(), { once: true })
  }

  #settle(form, push) {
    if (!form) return
    const can = "Notification" in globalThis
    show(form, true)
    show(part(form, "notices-cannot"), !can)
    const draw = () => {
      const { sound, shown, preview } = this.#manner.now
      form.elements.sound.checked = sound
      form.elements.shown.checked = shown && can && Notification.permission === "granted"
      form.elements.shown.disabled = !can
      form.elements.preview.checked = preview
      show(part(form, "notices-refused"), can && Notification.permission === "denied")
    }
    draw()
    form.addEventListener("change", async ({ target }) => {
      const { name, checked } = target
      const allowed = name !== "shown" || !checked || (await Notification.requestPermission()) === "granted"
      this.#manner.become({ [name]: checked && allowed })
      draw()
      if (name !== "sound") await push(this.#manner.now).catch(() => {})
    })
  }

  #listen() {
    try {
      this.#audio ??= new AudioContext()
    } catch {
      // No sound, then.
    }
  }

  #tell(id, message) {
    const { sound, shown, preview } = this.#manner.now
    if (sound) this.#ring()
    if (shown && globalThis.Notification?.permission === "granted") this.#show(id, message, preview)
  }

  #ring() {
    const audio = this.#audio
    if (!audio) return
    document.documentElement.dataset.rang = Number(document.documentElement.dataset.rang ?? 0) + 1
    const volume = new GainNode(audio, { gain: 0 })
    volume.connect(audio.destination)
    const now = audio.currentTime
    volume.gain.linearRampToValueAtTime(0.12, now + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, now + 0.45)
    for (const [frequency, from] of [[660, 0], [880, 0.11]]) {
      const tone = new OscillatorNode(audio, { type: "sine", frequency })
      tone.connect(volume)
      tone.start(now + from)
      tone.stop(now + 0.45)
    }
  }

  async #show(id, message, preview) {
    const head = this.#client.conversations.get(id)
    const name = this.#client.nameOf(message.author)
    const title = head?.kind === "group" ? phrase("notices.in-group", { who: name, group: head.title }) : name
    const text = preview ? written(message).slice(0, LONG) : phrase("notices.new")
    const how = { body: text, tag: id, renotify: true, icon: icon(), data: { conversation: id } }
    const worker = await this.#worker
    if (worker) return worker.showNotification(title, how)
    const notice = new Notification(title, how)
    notice.onclick = () => {
      window.focus()
      this.#go(`/chat/${id}`)
      notice.close()
    }
  }

  /** So many chats have something new: on the tab, its picture and the app's icon. */
  count(unread) {
    document.title = unread ? `(${unread}) Sohbet` : "Sohbet"
    if (unread === this.#drawn) return
    this.#drawn = unread
    if (unread) navigator.setAppBadge?.(unread).catch(() => {})
    else navigator.clearAppBadge?.().catch(() => {})
    this.#paint(unread)
  }

  #paint(unread) {
    const link = document.querySelector("link[rel=icon]")
    link.dataset.plain ??= link.href
    link.dataset.unread = unread
    if (!unread) return link.setAttribute("href", link.dataset.plain)
    const image = new Image(64, 64)
    image.onload = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 })
      const pen = canvas.getContext("2d")
      pen.drawImage(image, 0, 0, 64, 64)
      pen.fillStyle = "#d63f5c"
      pen.beginPath()
      pen.arc(44, 20, 20, 0, 2 * Math.PI)
      pen.fill()
      pen.fillStyle = "#fff"
      pen.font = "bold 26px sans-serif"
      pen.textAlign = "center"
      pen.textBaseline = "middle"
      pen.fillText(unread > 9 ? "9+" : unread, 44, 22)
      if (this.#drawn === unread) link.setAttribute("href", canvas.toDataURL())
    }
    image.src = link.dataset.plain
  }

  /** What is read needs no notice any more. */
  async seen(id) {
    const worker = await this.#worker
    for (const notice of (await worker?.getNotifications({ tag: id }).catch(() => [])) ?? []) notice.close()
  }
}

const icon = () => document.querySelector("link[rel=icon]").dataset.plain ?? document.querySelector("link[rel=icon]").href
