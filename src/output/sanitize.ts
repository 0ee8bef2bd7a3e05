/** Characters a terminal would obey or hide: controls, bidi embeddings and isolates, zero-width marks, lone surrogates. */
const DANGEROUS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu

/** Pictures of the C0 controls start here (␀ U+2400). */
const CONTROL_PICTURES = 0x2400

/**
 * A stranger's text for a terminal: line ends stay, tabs become a blank, what the terminal would obey is drawn instead
 * (`␛`, `<U+202E>`). A zero-width joiner stays, for emoji are made with it.
 */
export function showControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(DANGEROUS, (character) => {
    const code = character.codePointAt(0)!
    if (code === 9) return ' '
    if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code)
    if (code === 0x7f) return '␡'
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}
