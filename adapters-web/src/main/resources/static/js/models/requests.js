const ANSWER_WITHIN = 15_000

/** Commands that have an answer, told apart by an id. */
export class Requests {
  #waiting = new Map()
  #asked = 0
  #send
  #timers

  /** `send` answers false where nothing can be sent. */
  constructor(send, timers = globalThis) {
    this.#send = send
    this.#timers = timers
  }

  /** The answering frame; rejects with the problem. */
  ask(frame) {
    const id = `r${++this.#asked}`
    return new Promise((resolve, reject) => {
      if (!this.#send({ ...frame, id })) return reject(unavailable("You’re offline."))
      const timer = this.#timers.setTimeout(() => this.answer({ ...unavailable("The server doesn’t answer."), id }), ANSWER_WITHIN)
      this.#waiting.set(id, { resolve, reject, timer })
    })
  }

  answer(frame) {
    const request = this.#waiting.get(frame.id)
    if (!request) return
    this.#waiting.delete(frame.id)
    this.#timers.clearTimeout(request.timer)
    if (frame.type === "error") request.reject(frame)
    else request.resolve(frame)
  }

  /** The socket is gone, and the answers with it. */
  lost() {
    for (const id of [...this.#waiting.keys()]) this.answer({ ...unavailable("The connection was lost."), id })
  }
}

const unavailable = detail => ({ type: "error", code: "unavailable", detail })
