const PLACE = "/api/v1/attachments"

/** Uploads one file; see `Uploads`. Only XMLHttpRequest tells how much of it has gone. */
export function upload({ id, name, content, recording }, { progress, signal }) {
  return new Promise((resolve, reject) => {
    const query = new URLSearchParams({ clientId: id, ...recording })
    const request = new XMLHttpRequest()
    request.open("POST", `${PLACE}?${query}`)
    request.setRequestHeader("Content-Type", "application/octet-stream")
    request.setRequestHeader("Content-Disposition", `attachment; filename*=UTF-8''${escaped(name)}`)
    request.upload.onprogress = ({ loaded, total }) => total && progress(loaded / total)
    request.onload = () => (request.status < 300 ? resolve(read(request)) : reject({ ...read(request), status: request.status }))
    request.onerror = request.onabort = request.ontimeout = () => reject({})
    signal.addEventListener("abort", () => request.abort())
    request.send(content)
  })
}

/** As RFC 8187 wants it. */
const escaped = name => encodeURIComponent(name.toWellFormed?.() ?? name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)

function read(request) {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return {}
  }
}
