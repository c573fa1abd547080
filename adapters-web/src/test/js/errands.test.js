import assert from "node:assert/strict"
import { test } from "node:test"
import { Errands } from "../../main/resources/static/js/models/errands.js"
import { problem } from "./house/fixtures.js"
import { Time } from "./house/time.js"

/** An errand whose steps end as given, the last of them for ever. */
function errand(...ends) {
  const time = new Time()
  const errands = new Errands(time.timers, () => 1)
  const steps = []
  const begin = time.now()
  const step = async () => {
    steps.push(time.now() - begin)
    const end = ends.length > 1 ? ends.shift() : ends[0]
    if (end instanceof Error) throw end
    return end
  }
  return { time, errands, steps, run: options => errands.run("key", step, options) }
}

test("an errand waits a moment, and one that is done is over", async () => {
  const { time, steps, run } = errand("done")
  run()
  run()
  await time.pass(60_000)
  assert.deepEqual(steps, [200])
  run()
  await time.pass(60_000)
  assert.equal(steps.length, 2)
})

test("an errand that comes further goes on, and one that is stuck goes slower up to half a minute", async () => {
  const { time, steps, run } = errand("more", "more", "stuck")
  run()
  await time.pass(200_000)
  const waits = steps.map((at, index) => at - (steps[index - 1] ?? 0))
  assert.deepEqual(waits.slice(0, 11), [200, 200, 200, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
})

test("a problem that will stay ends the errand, one that passes doesn't", async () => {
  for (const [end, steps] of [[problem("not_found"), 1], [problem("unavailable"), 4], [new TypeError("network"), 4], [problem("not_allowed", { retryAfter: 0.1 }), 4]]) {
    const tried = errand(end)
    tried.run()
    await tried.time.pass(4_000)
    assert.equal(tried.steps.length, steps, end.message)
  }
})

test("an aborted request has a code that is no word, and passes", async () => {
  const { time, steps, run } = errand(new DOMException("too slow", "TimeoutError"))
  run()
  await time.pass(4_000)
  assert.equal(steps.length, 4)
})

test("the server's retryAfter is kept", async () => {
  const { time, steps, run } = errand(problem("unavailable", { retryAfter: 10 }), "done")
  run()
  run()
  await time.pass(60_000)
  assert.deepEqual(steps, [200, 10_200])
})

test("an errand that is told to hurry does, and waits short times again", async () => {
  const { time, steps, run } = errand(new TypeError("network"))
  run()
  await time.pass(20_000)
  const before = steps.length
  run({ hurry: true })
  await time.pass(1_000)
  assert.equal(steps.length, before + 2)
})

test("an errand that is run while its step is under way is done once more", async () => {
  const time = new Time()
  const errands = new Errands(time.timers)
  let steps = 0
  const step = async () => {
    if (steps++ === 0) errands.run("key", step)
    return "done"
  }
  errands.run("key", step)
  await time.pass(60_000)
  assert.equal(steps, 2)
})

test("what is stopped is done no more", async () => {
  const { time, errands, steps, run } = errand("stuck")
  run()
  errands.stop()
  await time.pass(60_000)
  assert.deepEqual(steps, [])
})
