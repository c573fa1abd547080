import { fresh, part, say } from "../helpers/dom.js"
import { phrase } from "../helpers/phrases.js"
import { clock, peaksOf } from "../models/sizes.js"
import { clientId } from "../models/uuid.js"

const EVERY = 100
const LONGEST = 15 * 60_000
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"]

/** Records voice messages, where a browser lets a page do so: `send(file)` is told of each, `tell(reason)` why there is none. */
export class Recorder {
  #form
  #send
  #tell
  #strip = null
  #recording = null
  #left = false

  constructor({ form, send, tell }) {
    this.#form = form
    this.#send = send
    this.#tell = tell
    part(form, "record").addEventListener("click", () => this.#begin())
  }

  /** Another conversation is shown from now on: what is being recorded for this one is dropped. */
  stop() {
    this.#left = true
    this.#stop(false)
  }

  async #begin() {
    if (this.#recording) return
    if (!globalThis.isSecureContext || !navigator.mediaDevices || !globalThis.MediaRecorder) return this.#tell(phrase("file.no-recording"))
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null)
    if (!stream) return this.#tell(phrase("file.no-microphone"))
    if (this.#left) return stream.getTracks().forEach(track => track.stop())
    const mimeType = TYPES.find(type => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 })
    const pieces = []
    recorder.addEventListener("dataavailable", ({ data }) => data.size && pieces.push(data))
    recorder.addEventListener("stop", () => this.#ended(new Blob(pieces, { type: recorder.mimeType })))
    this.#recording = { stream, recorder, meter: new Meter(stream), from: Date.now(), wanted: false }
    this.#recording.timer = setInterval(() => this.#beat(), EVERY)
    recorder.start(1000)
    this.#show()
  }

  #show() {
    this.#strip ??= this.#build()
    this.#form.dataset.recording = ""
    this.#form.querySelector(".field").prepend(this.#strip)
    part(this.#strip, "send-recording").focus()
    this.#beat()
  }

  #build() {
    const strip = fresh("t-recording")
    part(strip, "send-recording").addEventListener("click", () => this.#stop(true))
    part(strip, "drop-recording").addEventListener("click", () => this.#stop(false))
    strip.addEventListener("keydown", event => event.key === "Escape" && this.#stop(false))
    return strip
  }

  #beat() {
    const { meter, from } = this.#recording
    meter.sample()
    const length = Date.now() - from
    say(part(this.#strip, "recorded"), clock(length))
    if (length > LONGEST) this.#stop(true)
  }

  #stop(wanted) {
    if (!this.#recording || this.#recording.recorder.state === "inactive") return
    this.#recording.wanted = wanted
    this.#recording.length = Date.now() - this.#recording.from
    clearInterval(this.#recording.timer)
    this.#recording.recorder.stop()
  }

  #ended(content) {
    const { stream, meter, wanted, length } = this.#recording
    this.#recording = null
    for (const track of stream.getTracks()) track.stop()
    meter.close()
    delete this.#form.dataset.recording
    this.#strip.remove()
    part(this.#form, "words").focus()
    if (!wanted || !content.size) return
    const ending = content.type.includes("mp4") ? "m4a" : content.type.includes("ogg") ? "ogg" : "webm"
    this.#send({
      id: clientId(Date.now()), name: `voice.${ending}`, size: content.size, content, kind: "voice",
      recording: { duration: String(length), peaks: peaksOf(meter.samples) },
    })
  }
}

/** How loud it is, now and then. */
class Meter {
  samples = []
  #context
  #analyser
  #buffer

  constructor(stream) {
    this.#context = new AudioContext()
    this.#analyser = this.#context.createAnalyser()
    this.#analyser.fftSize = 1024
    this.#buffer = new Float32Array(this.#analyser.fftSize)
    this.#context.createMediaStreamSource(stream).connect(this.#analyser)
  }

  sample() {
    this.#analyser.getFloatTimeDomainData(this.#buffer)
    this.samples.push(Math.max(...this.#buffer.map(Math.abs)))
  }

  close() {
    this.#context.close().catch(() => {})
  }
}
