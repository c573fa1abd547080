import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { runs, unmarked } from "../../main/resources/static/js/models/markup.js"

const cases = JSON.parse(readFileSync(new URL("../resources/markup.json", import.meta.url), "utf8"))

for (const { text, names, runs: wanted } of cases) test(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(runs(text, names), wanted))

test("nothing of a text gets lost but the marks", () => {
  const signs = ["*", "_", "~", "`", "```", " ", "\n", "a", "ğ", "🍵", "http://a.b", "@Ada", ")", "."]
  let seed = 7
  const random = most => (seed = (seed * 48271) % 2147483647) % most
  for (let i = 0; i < 2000; i++) {
    const text = Array.from({ length: random(14) }, () => signs[random(signs.length)]).join("")
    const left = runs(text, ["Ada"]).map(run => run.text).join("")
    assert.equal(left.replace(/[*_~`\n]/g, ""), text.replace(/[*_~`\n]/g, ""), JSON.stringify(text))
  }
})

test("in a list a text stands without its marks", () => {
  assert.equal(unmarked("*Tea* at _four_, ~not~ `5`: 2 * 3 * 4"), "Tea at four, not 5: 2 * 3 * 4")
  assert.equal(unmarked("*cut off"), "*cut off")
})

test("the longest text of open marks is read at once", () => {
  for (const text of ["*a ".repeat(2666), "`a ".repeat(2666), "http://".repeat(1142), "_*~a ".repeat(1600), "@Ada".repeat(2000)]) assert.ok(runs(text, ["Ada"]).length > 0)
})
