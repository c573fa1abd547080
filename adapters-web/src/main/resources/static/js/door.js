import { phrase } from "./helpers/phrases.js"

// Shows and hides what is typed as a password.
for (const button of document.querySelectorAll("[data-reveal]")) {
  const input = document.getElementById(button.dataset.reveal)
  button.hidden = false
  button.addEventListener("click", () => {
    const shown = input.type === "password"
    input.type = shown ? "text" : "password"
    button.setAttribute("aria-pressed", shown)
    button.setAttribute("aria-label", shown ? phrase("door.hide-password") : phrase("door.show-password"))
  })
}
