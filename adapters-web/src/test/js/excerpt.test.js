import assert from "node:assert/strict"
import { test } from "node:test"
import { excerpt } from "../../main/resources/static/js/models/excerpt.js"

const drawn = (text, query) => excerpt(text, query).map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")

test("every word that was sought is marked, also inside of longer ones", () => {
  assert.equal(drawn("Sunday breakfast at mine", "fast sun"), "[Sun]day break[fast] at mine")
})

test("case and accents make no difference, and the text stays as it was written", () => {
  assert.equal(drawn("Çay içer misin, Émile?", "cay EMILE"), "[Çay] içer misin, [Émile]?")
  assert.equal(drawn("I\u0307stanbul’da", "istanbul"), "[I\u0307stanbul]’da")
  assert.equal(drawn("decomposed cafe\u0301!", "café"), "decomposed [cafe\u0301]!")
})

test("one letter may be several, and several one", () => {
  assert.equal(drawn("Ωmega ﬁnds", "find"), "Ωmega [ﬁnd]s")
  assert.equal(drawn("the 👩‍🚀 flew", "flew"), "the 👩‍🚀 [flew]")
})

test("words that overlap are one mark", () => {
  assert.equal(drawn("banana", "ana nan"), "b[anana]")
})

test("a long text begins shortly before what was found, at a word", () => {
  const long = `${"word ".repeat(40)}needle ${"more ".repeat(80)}`
  const runs = excerpt(long, "needle")
  assert.equal(runs[0].text, "…")
  assert.ok(runs[1].text.startsWith("word"))
  assert.ok(runs[1].text.length <= 24)
  assert.equal(runs[2].text, "needle")
  assert.ok(runs.map(({ text }) => text).join("").length <= 165)
})

test("what holds none of the words is shown from its beginning, in one line", () => {
  assert.equal(drawn("two\nlines", "nothing"), "two lines")
  assert.deepEqual(excerpt("", "x"), [])
})
