import { eastAsianWidth } from 'get-east-asian-width'

/** Made when the first text needs it: that takes longer than laying out a page. */
let graphemes: Intl.Segmenter | undefined

/**
 * Columns a text takes in a terminal: Chinese and emoji two, marks of ambiguous width (“ ” … ▲ █) one, as terminals draw them
 * unless told otherwise. The text must have gone through `showControls`.
 */
export function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const own = plainWidth(text.charCodeAt(i))
    // anything else may join its neighbours: the whole text is measured by graphemes
    if (own === 0) return segment(text).reduce((sum, character) => sum + widthOfCharacter(character), 0)
    width += own
  }
  return width
}

/** The characters of a text as a reader sees them, an emoji sequence being one. */
export function splitCharacters(text: string): string[] {
  for (let i = 0; i < text.length; i++) {
    if (plainWidth(text.charCodeAt(i)) === 0) return segment(text)
  }
  return text.split('')
}

function segment(text: string): string[] {
  graphemes ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return Array.from(graphemes.segment(text), (each) => each.segment)
}

/** Characters that are drawn as one picture, two columns wide, though their first is narrow or more of them are wide; half a flag (🇦) is none. */
const PICTURE =
  /^(?:\p{RI}{2}|(?=\p{Emoji})\p{ExtPict}\ufe0f|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|[\d#*]\ufe0f?\u20e3)$|\p{ExtPict}.*\u200d.*\p{ExtPict}/su
/** What takes no column, or the column of the character before it. */
const WIDTHLESS = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u
/** What takes columns of its own behind the first character it stands in one grapheme with: marks that space, half-width forms (ﾞ). */
const SPACING = /[\p{Mc}\uff00-\uffef]/u

/** The rule is that of string-width (which costs 30 ms to load): the first character that is seen, and those that space after it. */
function widthOfCharacter(character: string): number {
  if (PICTURE.test(character)) return 2
  let width = 0
  for (const part of character) {
    if (!WIDTHLESS.test(part) && (width === 0 || SPACING.test(part))) width += eastAsianWidth(part.codePointAt(0)!)
  }
  return width
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
  if (unit === 0x2212) return 1 // −
  return 0
}
