/** One document of an MHTML file, its transfer encoding undone. */
export interface MhtmlDocument {
  readonly bytes: Uint8Array
  /** `Content-Location`: where the document was loaded from. */
  readonly url?: string
  /** `charset` of the part's header. */
  readonly charset?: string
}

/** The HTML documents of an MHTML file. */
export interface Mhtml {
  /** The page itself; `undefined` when no part is HTML. */
  readonly main?: MhtmlDocument
  /** Documents of its frames, in file order. */
  readonly frames: readonly MhtmlDocument[]
  /** The `Date` header as written: when the page was saved. */
  readonly date?: string
  /** True when the file ends without its closing boundary. */
  readonly truncated: boolean
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly start: number
  readonly end: number
}

const NEWLINE = 10
const DASH = 45
const EQUALS = 61
/** Header blocks are short; a longer one is no header block. */
const LONGEST_HEADERS = 1 << 16

/** Multiparts within multiparts; browsers write two levels. Each is walked through anew, so their number is bounded. */
const MOST_NESTED = 20

/**
 * Takes an MHTML file apart (RFC 2557 `multipart/related`, as Chrome, Edge, Opera and IE write it). Bytes stay bytes: each
 * document is decoded by its own charset later. Pictures and styles are passed over. One walk over the lines, so linear.
 */
export function readMhtml(bytes: Uint8Array): Mhtml {
  const whole = readPart(bytes, skipBlank(bytes, 0), bytes.length)
  const documents: MhtmlDocument[] = []
  let truncated = false
  // multiparts nest (a related inside a mixed): the ones found are taken apart in turn, in file order
  const waiting = [{ part: whole, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, depth } = next
    const type = part.headers.get('content-type') ?? ''
    const boundary = /^multipart\//i.test(type) ? readParameter(type, 'boundary') : undefined
    if (boundary !== undefined && depth < MOST_NESTED) {
      const { parts, closed } = splitParts(bytes, part, boundary)
      for (const inner of parts.reverse()) waiting.push({ part: inner, depth: depth + 1 })
      truncated ||= !closed
    } else if (/^(?:text\/html|application\/xhtml\+xml)/i.test(type)) documents.push(readDocument(bytes, part))
  }
  const [main, ...frames] = documents
  const date = whole.headers.get('date')
  return { ...(main && { main }), frames, ...(date !== undefined && { date }), truncated }
}

function readDocument(bytes: Uint8Array, { headers, start, end }: Part): MhtmlDocument {
  const url = headers.get('content-location')
  const charset = readParameter(headers.get('content-type') ?? '', 'charset')
  const body = bytes.subarray(start, end)
  const transfer = headers.get('content-transfer-encoding')?.toLowerCase()
  const decoded =
    transfer === 'quoted-printable' ? decodeQuoted(body) : transfer === 'base64' ? decodeBase64(body) : body
  return { bytes: decoded, ...(url !== undefined && { url }), ...(charset !== undefined && { charset }) }
}

function splitParts(bytes: Uint8Array, { start, end }: Part, boundary: string): { parts: Part[]; closed: boolean } {
  const mark = new TextEncoder().encode(`--${boundary}`)
  const parts: Part[] = []
  let open: number | undefined
  for (let line = start; line < end; ) {
    const newline = bytes.indexOf(NEWLINE, line)
    const next = newline < 0 || newline >= end ? end : newline + 1
    if (bytes[line] === DASH && mark.every((byte, i) => bytes[line + i] === byte)) {
      if (open !== undefined) parts.push(readPart(bytes, open, line))
      open = next
      const after = line + mark.length
      if (bytes[after] === DASH && bytes[after + 1] === DASH) return { parts, closed: true }
    }
    line = next
  }
  if (open !== undefined && open < end) parts.push(readPart(bytes, open, end))
  return { parts, closed: false }
}

/** Header fields up to the first empty line, names in lower case, folded lines joined; the body is what follows. */
function readPart(bytes: Uint8Array, start: number, end: number): Part {
  const headers = new Map<string, string>()
  let name: string | undefined
  let line = start
  while (line < end && line - start < LONGEST_HEADERS) {
    const newline = bytes.indexOf(NEWLINE, line)
    const next = newline < 0 || newline >= end ? end : newline + 1
    const text = new TextDecoder().decode(bytes.subarray(line, Math.min(next, line + 8192))).trimEnd()
    line = next
    if (text === '') break
    const colon = text.indexOf(':')
    if (/^[ \t]/.test(text) && name !== undefined) headers.set(name, `${headers.get(name)} ${text.trim()}`)
    else if (colon > 0) {
      name = text.slice(0, colon).toLowerCase()
      headers.set(name, text.slice(colon + 1).trim())
    }
  }
  return { headers, start: line, end }
}

function readParameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header)
  return match?.[1] ?? match?.[2]
}

function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && (bytes[at]! <= 32 || bytes[at]! >= 0xbb)) at++
  return at
}

/** RFC 2045 quoted-printable: `=E5` is a byte, `=` at a line's end joins the lines; what is neither stays as it is. */
function decodeQuoted(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length)
  let size = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!
    if (byte !== EQUALS) {
      decoded[size++] = byte
      continue
    }
    if (body[i + 1] === NEWLINE) i += 1
    else if (body[i + 1] === 13 && body[i + 2] === NEWLINE) i += 2
    else {
      const value = hexDigit(body[i + 1]) * 16 + hexDigit(body[i + 2])
      decoded[size++] = Number.isNaN(value) ? byte : value
      if (!Number.isNaN(value)) i += 2
    }
  }
  return decoded.subarray(0, size)
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return Number.NaN
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN
}

/** Base64 with line ends; what is no base64 digit is passed over, as mail readers do. */
function decodeBase64(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(Math.ceil((body.length * 3) / 4))
  let size = 0
  let bits = 0
  let held = 0
  for (const code of body) {
    const digit = base64Digit(code)
    if (digit < 0) continue
    held = ((held << 6) | digit) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      decoded[size++] = (held >> bits) & 255
    }
  }
  return decoded.subarray(0, size)
}

function base64Digit(code: number): number {
  if (code >= 65 && code <= 90) return code - 65
  if (code >= 97 && code <= 122) return code - 71
  if (code >= 48 && code <= 57) return code + 4
  return code === 43 ? 62 : code === 47 ? 63 : -1
}
