let last = 0

/** A clientId, greater than all that this page made before, so that ids are in the order in which messages were written. */
export function clientId(now = Date.now()) {
  last = Math.max(now, last + 1)
  return uuid7(last)
}

/** A UUIDv7 (RFC 9562): 48 bits of time, then random ones. `crypto.randomUUID` exists in secure contexts only. */
export function uuid7(now, random = crypto.getRandomValues(new Uint8Array(10))) {
  const bytes = new Uint8Array(16)
  for (let at = 5, rest = now; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256
  bytes.set(random, 6)
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
