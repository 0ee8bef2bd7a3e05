/**
 * An emoji with the invisible characters that belong to it (joiners, variation selectors, flag tags), or a character a terminal
 * would obey or hide: controls, bidi embeddings, zero-width and other ignorable marks, lone surrogates.
 */
const EMOJI_OR_DANGER =
  /(?:\p{ExtPict}\p{EMod}?\ufe0f?[\u{e0020}-\u{e007f}]*(?:\u200d\p{ExtPict}\p{EMod}?\ufe0f?)*|[0-9#*]\ufe0f\u20e3)|([\p{Cc}\p{Cs}\p{DI}\u2028\u2029\ufff9-\ufffb])/gu

/** More combining marks on one character than any script writes: they would be stacked over the lines around it. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu

/** Pictures of the C0 controls start here (␀ U+2400). */
const CONTROL_PICTURES = 0x2400

/**
 * A stranger's text for a terminal: line ends stay, a tab becomes a blank, what the terminal would obey or hide is drawn instead
 * (`␛`, `<U+202E>`). Emoji keep the invisible characters they are made with.
 */
export function showControls(text: string): string {
  const lined = text.replace(/\r\n?/g, '\n').replace(STACKED_MARKS, '$1…')
  return lined.replace(EMOJI_OR_DANGER, (whole: string, danger?: string) => {
    if (danger === undefined || danger === '\n') return whole
    const code = danger.codePointAt(0)!
    if (code === 9) return ' '
    if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code)
    if (code === 0x7f) return '␡'
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}

/** Where an offset of the text falls in the shown text. */
export function shownOffset(text: string, shown: string, offset: number): number {
  return shown === text ? offset : showControls(text.slice(0, offset)).length
}
