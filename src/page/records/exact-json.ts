const LONG_DIGITS = /\d{16}/
const QUOTE = 34
const BACKSLASH = 92

/**
 * Parses JSON so that whole numbers of 16 digits or more, which lose digits as numbers, become strings of their digits.
 *
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(LONG_DIGITS.test(text) ? quoteLongNumbers(text) : text)
}

function quoteLongNumbers(text: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = stringEnd(text, at + 1)
    else if (isDigit(code)) {
      const start = at
      while (isDigit(text.charCodeAt(at + 1))) at++
      const next = text.charAt(at + 1)
      const before = text.charAt(start - 1)
      const whole = next !== '.' && next !== 'e' && next !== 'E' && before !== '.' && before !== '-' && before !== '+'
      if (at - start < 15 || !whole) continue
      parts.push(text.slice(from, start), '"', text.slice(start, at + 1), '"')
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** Offset of the quote that ends the string whose first character is at `from`, or the text's end. */
function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH && at - 1 - slashes >= from) slashes++
    if (slashes % 2 === 0) return at
  }
  return text.length
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
