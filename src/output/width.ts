import stringWidth from 'string-width'

/**
 * Columns a text takes in a terminal: Chinese and emoji two, marks of ambiguous width (“ ” … ▲ █) one, as terminals draw them
 * unless told otherwise. The text must have gone through `showControls`.
 */
export function widthOf(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x20 && unit < 0x7f) width += 1
    else if (isPlainWide(unit)) width += 2
    // anything else may join its neighbours: the whole text is measured by graphemes
    else return stringWidth(text)
  }
  return width
}

/** Han, kana, CJK marks and full-width forms: what nearly all comments are made of, and what never joins its neighbours. */
function isPlainWide(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3001 && unit <= 0x3029) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa) ||
    (unit >= 0xff01 && unit <= 0xff60)
  )
}
