import { createHash } from 'node:crypto'
import { packageLexicons, readBundledFile, readLexiconFiles, readScoringFile } from './lexicon-files.js'

/** What the rows of a batch depend on besides its sources. */
export interface Circumstances {
  /** The version of kanfa. */
  readonly kanfa: string
  /** Options that change rows, by the name of their flag. */
  readonly options: Readonly<Record<string, unknown>>
  /** For each lexicon, the bundled ones too, by its path what `fingerprintLexicon` gives. */
  readonly lexicons: Readonly<Record<string, string>>
}

/** What the circumstances are compared with: what stands in a file, which may hold anything. */
export type Recorded = { readonly [Key in keyof Circumstances]?: unknown }

/** A hash of all that a lexicon file or folder says, its scoring included. Throws `not-found`, `unreadable`. */
export function fingerprintLexicon(path: string): string {
  const hash = createHash('sha256')
  const scoring = path === packageLexicons() ? readBundledFile('scoring.json') : undefined
  for (const { text } of readLexiconFiles(path)) hash.update(text).update('\0')
  hash.update((scoring ?? readScoringFile(path))?.text ?? '')
  return hash.digest('hex').slice(0, 16)
}

/** The first thing that is not as it was, in words; `undefined` where all is. */
export function findDifference(before: Recorded, now: Circumstances): string | undefined {
  if (before.kanfa !== now.kanfa) return `it was begun by another version of kanfa (${before.kanfa ?? '?'})`
  const options = changedKeys(before.options, now.options)
  if (options.length > 0) return `it was begun with other options (${options.join(', ')})`
  const [lexicon] = changedKeys(before.lexicons, now.lexicons)
  return lexicon === undefined ? undefined : `the lexicon ${lexicon} has changed since it was begun`
}

function changedKeys(before: unknown, now: Readonly<Record<string, unknown>>): readonly string[] {
  const old = (typeof before === 'object' && before !== null ? before : {}) as Readonly<Record<string, unknown>>
  const keys = new Set([...Object.keys(now), ...Object.keys(old)])
  return [...keys].filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key])).sort()
}
