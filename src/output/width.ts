import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Columns a text takes in a terminal: Chinese and emoji two, marks of ambiguous width (“ ” … ▲ █) one, as terminals draw them
 * unless told otherwise. The text must have gone through `showControls`.
 */
export function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const own = plainWidth(text.charCodeAt(i))
    // anything else may join its neighbours: the whole text is measured by graphemes
    if (own === 0) return stringWidth(text)
    width += own
  }
  return width
}

/** The characters of a text as a reader sees them, an emoji sequence being one. */
export function splitCharacters(text: string): string[] {
  for (let i = 0; i < text.length; i++) {
    if (plainWidth(text.charCodeAt(i)) === 0) return Array.from(graphemes.segment(text), ({ segment }) => segment)
  }
  return text.split('')
}

/** Columns of what nearly all comments are made of, characters that never join their neighbours; 0 for any other. */
function plainWidth(unit: number): 0 | 1 | 2 {
  if (unit < 0x7f) return unit >= 0x20 ? 1 : 0
  if (unit >= 0x4e00 && unit <= 0x9fff) return 2 // Han
  if (unit >= 0xff01 && unit <= 0xff60) return 2 // full-width forms
  if (unit >= 0x3001 && unit <= 0x3029) return 2 // CJK marks
  if ((unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa)) return 2 // kana
  if ((unit >= 0x2010 && unit <= 0x2027) || unit === 0xd7 || unit === 0xb7) return 1 // dashes, quotes, …, ×, ·
  if ((unit >= 0x2500 && unit <= 0x259f) || unit === 0x25b2 || unit === 0x25bc) return 1 // lines, bars, ▲, ▼
  return 0
}
