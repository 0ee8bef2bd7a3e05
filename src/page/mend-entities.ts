const SPACE = new TextEncoder().encode('&nbsp;')

/**
 * Undoes what a browser does to a UTF-8 page that it took for windows-1252 and saved again (MHTML): bytes stay what they
 * were, but A0, a no-break space to it, is written as `&nbsp;` in the middle of characters (加 is E5 8A A0). Such a
 * `&nbsp;` becomes A0 again; one between characters stays.
 */
export function mendEntities(bytes: Uint8Array): Uint8Array {
  const mended = new Uint8Array(bytes.length)
  let size = 0
  // how many bytes the character that has begun still lacks
  let lacking = 0
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes[at]!
    if (lacking > 0 && byte === SPACE[0] && SPACE.every((part, i) => bytes[at + i] === part)) {
      byte = 0xa0
      at += SPACE.length - 1
    }
    if (byte >= 0xc2 && byte <= 0xf4) lacking = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
    else lacking = byte >= 0x80 && byte < 0xc0 ? lacking - 1 : 0
    mended[size++] = byte
  }
  return mended.subarray(0, size)
}
