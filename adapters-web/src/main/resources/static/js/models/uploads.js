const AT_ONCE = 2
const AGAIN_AFTER = 5_000

/**
 * Brings the files of what is in the outbox to the server, two messages at a time; a message goes when all of its files are there. `upload(file,
 * { progress, signal })` resolves to the attachment; it rejects with a problem, or without a `code` where the server could not be reached.
 */
export class Uploads {
  #outbox
  #upload
  #changed
  #ready
  #full
  #timers
  #running = new Map()
  #parts = new Map()
  #waits = new Set()
  #told = false

  /** `changed(conversation)` is told of progress, `ready()` when a message may go, `full(problem)` once where the server has no room for it. */
  constructor({ outbox, upload, changed, ready, full = () => {}, timers = globalThis }) {
    this.#outbox = outbox
    this.#upload = upload
    this.#changed = changed
    this.#ready = ready
    this.#full = full
    this.#timers = timers
  }

  /** How much of a file has arrived, between 0 and 1. */
  progress(file) {
    return file.attachment ? 1 : this.#parts.get(file.id) ?? 0
  }

  /** Begins with what waits; there may be a connection now. */
  flush() {
    for (const wake of this.#waits) wake()
    for (const entry of this.#outbox.unpacked()) {
      if (this.#running.size >= AT_ONCE) return
      if (!this.#running.has(entry.clientId)) this.#run(entry)
    }
  }

  /** A message is not to go any more; who waits for another try waits no longer. */
  stop(clientId) {
    this.#running.get(clientId)?.abort()
    for (const wake of this.#waits) wake()
  }

  async #run(entry) {
    const stop = new AbortController()
    this.#running.set(entry.clientId, stop)
    const wait = await this.#bring(entry, stop.signal).then(() => 0, problem => this.#failed(entry, problem, stop.signal))
    if (wait) await this.#pause(wait)
    this.#running.delete(entry.clientId)
    this.#changed(entry.conversation)
    this.#ready()
    this.flush()
  }

  #pause(wait) {
    return new Promise(resolve => {
      const wake = () => this.#waits.delete(wake) && resolve()
      this.#waits.add(wake)
      this.#timers.setTimeout(wake, wait)
    })
  }

  async #bring(entry, signal) {
    for (const file of entry.files) {
      if (file.attachment) continue
      signal.throwIfAborted()
      const progress = part => {
        this.#parts.set(file.id, part)
        this.#changed(entry.conversation)
      }
      file.attachment = await this.#upload(file, { progress, signal })
      this.#told = false
      this.#parts.delete(file.id)
      await this.#outbox.keep(entry).catch(() => {})
    }
  }

  async #failed(entry, problem, signal) {
    for (const { id } of entry.files) this.#parts.delete(id)
    if (signal.aborted) return 0
    if (problem?.code && problem.retryAfter === undefined) {
      await this.#outbox.refused(entry.clientId, { detail: problem.detail }).catch(() => {})
      return 0
    }
    if (problem?.field === "storage" && !this.#told) {
      this.#told = true
      this.#full(problem)
    }
    return (problem?.retryAfter ?? 0) * 1000 || AGAIN_AFTER
  }
}
