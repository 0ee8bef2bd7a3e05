import picomatch from 'picomatch'
import { KanfaError } from '../errors.js'
import type { CaseFolder } from '../io/cases.js'

/** Which cases are run. */
export interface Picking {
  readonly only?: string
  readonly shard?: { readonly index: number; readonly count: number }
}

/** Cases of `--only`, then of `--shard`: every count-th, so that slow neighbours are spread. Throws `no-case-matches`. */
export function pickCases(cases: readonly CaseFolder[], { only, shard }: Picking): CaseFolder[] {
  const matches = only === undefined ? () => true : nameMatcher(only)
  const matched = cases.filter((each) => matches(each.name))
  if (matched.length === 0 && only !== undefined) throw new KanfaError('no-case-matches', { pattern: only })
  return shard ? matched.filter((_, i) => i % shard.count === shard.index - 1) : matched
}

/** A glob must match the whole name, or its end behind a slash; without a glob's signs a pattern matches anywhere. */
function nameMatcher(pattern: string): (name: string) => boolean {
  if (!picomatch.scan(pattern).isGlob) return (name) => name.includes(pattern)
  const matches = picomatch(pattern, { bash: true, dot: true })
  return (name) => endsOf(name).some((end) => matches(end))
}

/** A path and its ends behind each slash: `a/b/c`, `b/c`, `c`. */
function endsOf(name: string): string[] {
  const parts = name.split(/[\\/]/)
  return parts.map((_, i) => parts.slice(i).join('/'))
}
