import { phrase } from "../helpers/phrases.js"

/** Somebody as they are called here: a deleted account in the reader's language. */
export const named = person => (person.deleted ? { ...person, displayName: phrase("people.deleted") } : person)
