import { fresh, part, say, show } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { clock, sizeOf, within } from "../models/sizes.js"

const PLACE = "/api/v1/attachments/"
const THUMBNAIL = 320
const previews = new WeakMap()

/** Shows the files a message carries; those that are on their way show how far they have come. */
export function fillFiles(holder, message, { progress = () => 0, stop = () => {} } = {}) {
  if (!holder) return
  const files = message.deleted ? [] : message.attachments ?? message.files ?? []
  const shown = files.map(file => file.id).join(" ")
  if (holder.dataset.shown !== shown) holder.replaceChildren(...files.map(file => shape(file)))
  holder.dataset.shown = shown
  show(holder, files.length > 0)
  for (const [at, file] of files.entries()) if (file.content) advance(holder.children[at], file, message, progress(file), stop)
}

function shape(file) {
  return file.content ? waiting(file) : (shapes[file.kind] ?? shapes.document)(file)
}

const shapes = {
  image: file => picture(file, `${PLACE}${file.id}`, `${PLACE}${file.id}/thumbnail`),
  video(file) {
    const film = fresh("t-film")
    film.src = PLACE + file.id
    film.setAttribute("aria-label", file.name)
    return film
  },
  audio: sound,
  voice: file => voice(file, PLACE + file.id),
  document(file) {
    const link = fresh("t-document")
    link.href = PLACE + file.id
    link.download = file.name
    say(part(link, "file-name"), file.name)
    say(part(link, "file-size"), sizeOf(file.size))
    return link
  },
}

function picture(file, address, small) {
  const link = fresh("t-picture")
  link.href = address
  link.title = file.name
  const image = part(link, "image")
  const { width, height } = within({ width: file.width ?? 240, height: file.height ?? 180 }, THUMBNAIL)
  image.width = width
  image.height = height
  image.alt = file.name
  image.src = small
  return link
}

function sound(file) {
  const box = fresh("t-sound")
  const audio = part(box, "audio")
  audio.src = PLACE + file.id
  audio.setAttribute("aria-label", file.name)
  return box
}

/** What somebody said, as loud as it was. */
export function voice(file, address) {
  const box = fresh("t-voice")
  const audio = new Audio()
  audio.preload = "none"
  audio.src = address
  const button = part(box, "play")
  const wave = part(box, "wave")
  for (const digit of file.peaks ?? "") {
    const bar = document.createElement("i")
    bar.style.setProperty("--loud", parseInt(digit, 16) / 15)
    wave.append(bar)
  }
  const length = file.duration ?? 0
  const draw = () => {
    const playing = !audio.paused && !audio.ended
    box.toggleAttribute("data-playing", playing)
    button.setAttribute("aria-label", playing ? phrase("file.pause") : phrase("file.play"))
    const share = length ? (audio.currentTime * 1000) / length : 0
    for (const [at, bar] of [...wave.children].entries()) bar.toggleAttribute("data-played", at / wave.children.length < share)
    say(part(box, "length"), clock(audio.currentTime > 0 ? audio.currentTime * 1000 : length))
  }
  for (const change of ["play", "pause", "ended", "timeupdate"]) audio.addEventListener(change, draw)
  button.addEventListener("click", () => (audio.paused ? audio.play().catch(() => {}) : audio.pause()))
  wave.addEventListener("click", ({ offsetX }) => {
    const share = getComputedStyle(wave).direction === "rtl" ? 1 - offsetX / wave.clientWidth : offsetX / wave.clientWidth
    audio.currentTime = (share * length) / 1000
    audio.play().catch(() => {})
  })
  draw()
  return box
}

// On their way

function waiting(file) {
  const row = fresh("t-sending")
  const address = previewOf(file.content)
  if (file.kind === "image") part(row, "sending-file").append(picture(file, address, address))
  else if (file.recording) part(row, "sending-file").append(voice({ ...file.recording, duration: Number(file.recording.duration) }, address))
  else {
    const link = fresh("t-document")
    link.removeAttribute("href")
    say(part(link, "file-name"), file.name)
    say(part(link, "file-size"), sizeOf(file.size))
    part(row, "sending-file").append(link)
  }
  return row
}

function advance(row, file, message, done, stop) {
  const bar = part(row, "sent-part")
  if (!bar) return
  bar.value = done
  show(bar.parentElement, done < 1 && !message.failed)
  part(row, "stop-sending").onclick = () => stop(message.clientId)
}

/** One address for a file, as long as it is held. */
export function previewOf(content) {
  if (!previews.has(content)) previews.set(content, URL.createObjectURL(content))
  return previews.get(content)
}
