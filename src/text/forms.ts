import type { Token } from '../types.js'

/**
 * What a comment looks like, apart from its words, as names that entries of kind `form` may weigh.
 * `<empty>` nothing at all · `<wordless>` no word, only codes, emoji and marks · `<only-mentions>` only mentions and topics ·
 * `<asks>` the last mark is a question mark.
 */
export function findForms(tokens: readonly Token[]): string[] {
  let solid = 0
  let words = 0
  let marks = 0
  let tags = 0
  let last: Token | undefined
  for (const token of tokens) {
    const { kind } = token
    if (kind === 'space') continue
    solid++
    if (kind === 'word') words++
    else if (kind === 'mark') marks++
    else if (kind === 'mention' || kind === 'topic') tags++
    if (kind === 'word' || kind === 'mark') last = token
  }
  if (solid === 0) return ['<empty>']
  const forms: string[] = []
  if (words === 0) forms.push(tags > 0 && tags + marks === solid ? '<only-mentions>' : '<wordless>')
  if (last?.text === '?') forms.push('<asks>')
  return forms
}
