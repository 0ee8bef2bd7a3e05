import type { Token } from '../types.js'

/**
 * What a comment looks like, apart from its words, as names that entries of kind `form` may weigh.
 * `<empty>` nothing at all · `<wordless>` no word, only codes, emoji and marks · `<only-mentions>` only mentions and topics ·
 * `<asks>` the last mark is a question mark.
 */
export function findForms(tokens: readonly Token[]): string[] {
  const solid = tokens.filter((token) => token.kind !== 'space')
  if (solid.length === 0) return ['<empty>']
  const forms: string[] = []
  if (!solid.some((token) => token.kind === 'word')) {
    const tagged = solid.every((token) => token.kind === 'mention' || token.kind === 'topic' || token.kind === 'mark')
    forms.push(tagged && solid.some((token) => token.kind !== 'mark') ? '<only-mentions>' : '<wordless>')
  }
  const last = solid.findLast((token) => token.kind === 'mark' || token.kind === 'word')
  if (last?.text === '?') forms.push('<asks>')
  return forms
}
