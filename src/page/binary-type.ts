/** Kinds of files that are no text, by the bytes they begin with (at `at`, else at 0). */
const KINDS: readonly { readonly type: string; readonly magic: string; readonly at?: number }[] = [
  { type: 'a JPEG image', magic: '\xff\xd8\xff' },
  { type: 'a PNG image', magic: '\x89PNG\r\n' },
  { type: 'a GIF image', magic: 'GIF8' },
  { type: 'a WebP image', magic: 'WEBP', at: 8 },
  { type: 'an ICO image', magic: '\0\0\x01\0' },
  { type: 'a PDF document', magic: '%PDF-' },
  { type: 'an old Office document (xls, doc)', magic: '\xd0\xcf\x11\xe0' },
  { type: 'an RTF document', magic: '{\\rtf' },
  { type: 'a gzip archive', magic: '\x1f\x8b' },
  { type: 'a 7z archive', magic: "7z\xbc\xaf'\x1c" },
  { type: 'a RAR archive', magic: 'Rar!' },
  { type: 'a bzip2 archive', magic: 'BZh' },
  { type: 'an xz archive', magic: '\xfd7zXZ' },
  { type: 'a Zstandard archive', magic: '\x28\xb5\x2f\xfd' },
  { type: 'an SQLite database', magic: 'SQLite format 3\0' },
  { type: 'a Safari web archive', magic: 'bplist00' },
  { type: 'a CHM help file', magic: 'ITSF' },
  { type: 'a video', magic: 'ftyp', at: 4 },
  { type: 'an MP3 recording', magic: 'ID3' },
  { type: 'a program', magic: '\x7fELF' },
]
const ZIPPED: readonly (readonly [string, string])[] = [
  ['xl/', 'an Excel workbook (xlsx)'],
  ['word/', 'a Word document (docx)'],
  ['ppt/', 'a PowerPoint document (pptx)'],
  ['epub', 'an EPUB book'],
]

/** What kind of file that is not text a head of bytes belongs to, as a noun for a message; `undefined` for text. */
export function binaryType(head: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 4096))
  // latin1 reads as windows-1252, so magic bytes are compared by value
  for (const { type, magic, at = 0 } of KINDS) {
    if ([...magic].every((character, i) => head[at + i] === character.charCodeAt(0))) return type
  }
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) {
    return ZIPPED.find(([name]) => start.includes(name))?.[1] ?? 'a ZIP archive'
  }
  return isNoise(head) ? 'unknown binary data' : undefined
}

/** Many control bytes, other than the zeros of UTF-16 and text with holes: no text in any encoding. */
function isNoise(head: Uint8Array): boolean {
  let controls = 0
  let zeros = 0
  for (const byte of head) {
    if (byte === 0) zeros++
    else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++
  }
  const utf16 = zeros > 0 || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return zeros === head.length || (utf16 ? controls * 3 > head.length : controls * 20 > head.length)
}
