const LONG = 500
const SLIP = 10

/**
 * Hears who wants the menu of something within `root`: by the other mouse button, the menu key, or a long touch, which not every browser calls
 * a contextmenu. `act(element, { x, y })` answers whether there is one; the point is missing where a key was used.
 */
export function onMenuWanted(root, selector, act) {
  let touch = null
  let opened = 0
  const stop = () => { clearTimeout(touch?.timer); touch = null }
  root.addEventListener("contextmenu", event => {
    const element = event.target.closest(selector)
    if (!element || event.shiftKey) return
    // A finger's long touch comes here too, after or before we have noticed it.
    const again = Date.now() - opened < LONG * 2
    const point = event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : undefined
    if (again || act(element, point)) event.preventDefault()
    stop()
  })
  root.addEventListener("pointerdown", event => {
    stop()
    const element = event.target.closest(selector)
    if (!element || event.pointerType !== "touch" || !event.isPrimary) return
    const { clientX: x, clientY: y } = event
    touch = { x, y, timer: setTimeout(() => act(element, { x, y }) && (opened = Date.now()), LONG) }
  })
  root.addEventListener("pointermove", event => touch && Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > SLIP && stop())
  for (const end of ["pointerup", "pointercancel", "scroll"]) root.addEventListener(end, stop, { capture: true, passive: true })
  // The finger that opened a menu doesn't also choose what is below it.
  root.addEventListener("click", event => {
    if (Date.now() - opened > LONG * 2 || !event.target.closest(selector)) return
    event.preventDefault()
    event.stopPropagation()
  }, { capture: true })
}
