/** A character that takes two columns of a terminal: enough of East Asian Width (UAX 11) for a caret under a lexicon's cell. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

const TAB = '→ '

/**
 * The line with carets under what is wrong; tabs are drawn as an arrow.
 *
 *     强国→ term→ supportive→ 很强
 *                             ^^^^
 */
export function excerptOf(line: string, start: number, length: number): string {
  const before = widthOf(line.slice(0, start))
  const under = Math.max(1, widthOf(line.slice(start, start + length)))
  return `${line.replaceAll('\t', TAB)}\n  ${' '.repeat(before)}${'^'.repeat(under)}`
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width += character === '\t' ? TAB.length : WIDE.test(character) || character > '\uffff' ? 2 : 1
  return width
}
