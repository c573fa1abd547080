import { shared } from "./helpers/api.js"
import { phrase } from "./helpers/phrases.js"
import { forget, uncache } from "./helpers/store.js"
import { mute } from "./helpers/worker.js"

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

// The code of a letter stands behind the #, where no server sees it; here it goes into its field, and out of the history.
const code = document.getElementById("code")
if (code && location.hash.length > 1) {
  code.value = location.hash.slice(1)
  history.replaceState(null, "", location.pathname)
  document.getElementById("password").focus()
}

// Nobody is signed in here: no page of theirs stays, and of whoever has just logged out nothing at all.
const [, left] = /(?:^|; )sohbet_left=([0-9a-f-]{36})/.exec(document.cookie) ?? []
if (left) forget(left, shared()).then(() => (document.cookie = "sohbet_left=; Path=/login; Max-Age=0"))
else uncache()
mute().catch(() => {})
