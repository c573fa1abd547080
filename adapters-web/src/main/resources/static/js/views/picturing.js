import { part, show } from "../helpers/dom.js"

/** The buttons beside a picture: `chosen` gets a file, `dropped` nothing. */
export function picturing(tools, { chosen, dropped }) {
  const picker = part(tools, "pick-face")
  part(tools, "choose-face").addEventListener("click", () => picker.click())
  picker.addEventListener("change", () => {
    const [picture] = picker.files
    picker.value = ""
    if (picture) chosen(picture)
  })
  part(tools, "drop-face").addEventListener("click", () => dropped())
}

/** Whether there is anything to be dropped. */
export const pictured = (tools, shown) => show(part(tools, "drop-face"), shown)
