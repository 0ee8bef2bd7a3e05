import { authorOf } from './line-name.js'
import words from './line-words.json' with { type: 'json' }

/** A name as a page prints it, taken apart: whose, and whom it answers (「甲 回复 乙」). */
export interface Named {
  readonly author: string
  readonly answered?: string
}

const JOIN = new RegExp(`\\s*(?:${words.joins.join('|')})\\s*@?`, 'u')
const BADGE = new RegExp(`(?:${words.badges.join('|')})$`, 'u')

/** The names in the lines that hold them, read together: what half of them end in is no part of a name, nor is a rank behind a known one. */
export function readNames(lines: readonly string[]): ReadonlyMap<string, Named> {
  const whole = new Map<string, string>()
  for (const line of lines) {
    const author = authorOf(line)
    if (author !== undefined) whole.set(line, author)
  }
  const suffix = sharedEnd([...new Set(whole.values())])
  const known = new Set([...whole.values()].map((name) => cut(name, suffix)))
  return new Map([...whole].map(([line, name]) => [line, takeApart(cut(name, suffix), known)]))
}

function takeApart(name: string, known: ReadonlySet<string>): Named {
  const bare = name.replace(BADGE, '')
  if (bare !== name && known.has(bare)) return { author: bare }
  const joined = joinedNames(name)
  return joined && (known.has(joined.author) || known.has(joined.answered)) ? joined : { author: name }
}

/** 「甲 回复 @乙」 as two names, where it can be that. */
export function joinedNames(text: string): Required<Named> | undefined {
  const join = JOIN.exec(text)
  if (!join) return undefined
  const [author, answered] = [text.slice(0, join.index), text.slice(join.index + join[0].length)]
  return author && answered ? { author, answered } : undefined
}

function cut(name: string, suffix: string): string {
  return suffix !== '' && name.endsWith(suffix) && name.length > suffix.length
    ? name.slice(0, -suffix.length).trim()
    : name
}

/** Letters that more than half of three names or more end in. */
function sharedEnd(names: readonly string[]): string {
  if (names.length < 3) return ''
  for (let size = LONGEST_END; size >= LEAST_END; size--) {
    const end = mostVoted(names, size)
    const count = names.filter((name) => name.length > size && name.endsWith(end)).length
    if (count > Math.max(2, names.length * 0.6) && /^\p{L}+$/u.test(end)) return end
  }
  return ''
}

const LEAST_END = 2
const LONGEST_END = 8

/** The end of this length that more than half of the names have, if any has: each other one takes a vote from it. */
function mostVoted(names: readonly string[], size: number): string {
  let end = ''
  let votes = 0
  for (const name of names) {
    if (name.length <= size) continue
    if (votes === 0) end = name.slice(-size)
    votes += name.endsWith(end) ? 1 : -1
  }
  return end
}
