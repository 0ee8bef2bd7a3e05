/** Pieces of text as one: runs of blanks as one blank, runs of line ends as one, none at the ends. */
export function joinLines(parts: readonly string[]): string {
  return parts
    .join('')
    .replace(/[ \t\r\f\v\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
