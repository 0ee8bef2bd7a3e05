import { KanfaError } from '../errors.js'

/** WHATWG name in lower case, with the GB family as gb18030; `undefined` for a label no decoder knows. */
export function canonicalName(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(
      label
        .trim()
        .toLowerCase()
        .replace(/^big5[-_]?hkscs$/, 'big5-hkscs'),
    )
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return undefined
  }
}

/** The same of a label that a person states. Throws `unknown-encoding` for one no decoder knows. */
export function statedEncoding(label: string): string {
  const name = canonicalName(label)
  if (name === undefined) throw new KanfaError('unknown-encoding', { encoding: label })
  return name
}
