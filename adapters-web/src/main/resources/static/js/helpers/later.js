const waiting = []

/**
 * A part of the app that its first page can do without: loaded when it is first wanted, or soon after the page has come to rest, so that it is there
 * without a network and of the same version. Answers what `load` resolves to, always the same.
 */
export function later(load) {
  let loading = null
  const wanted = () => (loading ??= load().catch(problem => { loading = null; throw problem }))
  waiting.push(wanted)
  return wanted
}

/** The page is there: now what waits. */
export function rest() {
  const idle = globalThis.requestIdleCallback ?? setTimeout
  idle(() => { for (const wanted of waiting.splice(0)) wanted().catch(() => {}) })
}
