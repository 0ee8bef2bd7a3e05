import { KanfaError } from '../errors.js'
import type { CaseFolder } from '../io/cases.js'

/** Which cases are run. */
export interface Picking {
  readonly only?: string
  readonly shard?: { readonly index: number; readonly count: number }
}

/** Cases of `--only`, then of `--shard`: every count-th, so that slow neighbours are spread. Throws `no-case-matches`. */
export function pickCases(cases: readonly CaseFolder[], { only, shard }: Picking): CaseFolder[] {
  const matches = only === undefined ? () => true : globMatcher(only)
  const matched = cases.filter((each) => matches(each.name))
  if (matched.length === 0 && only !== undefined) throw new KanfaError('no-case-matches', { pattern: only })
  return shard ? matched.filter((_, i) => i % shard.count === shard.index - 1) : matched
}

/**
 * `*` stands for any characters; the whole name, or its end behind a slash, must match. A pattern without `*` matches anywhere.
 * Each part is looked for once, from left to right, so that no pattern takes long.
 */
function globMatcher(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name.includes(pattern)
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop() ?? ''
  return (name) => startsOf(name).some((start) => matchesFrom(name.slice(start)))

  function matchesFrom(name: string): boolean {
    if (!name.startsWith(first)) return false
    let at = first.length
    for (const part of rest) {
      const found = name.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return name.length - last.length >= at && name.endsWith(last)
  }
}

/** Where a path's parts start. */
function startsOf(name: string): number[] {
  return [0, ...[...name.matchAll(/[\\/]/g)].map(({ index }) => index + 1)]
}
