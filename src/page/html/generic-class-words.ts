const KEPT = 8
const LONGEST = 400
/** `comment_box-2hOInx9W`, `wrapper__o4_81`: a word and what a build tool hung on it; `reply__body` is words all through. */
const HASH =
  /(?:__(?=[\w-]*\d|[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z])[\w-]{3,8}|[-_](?=[a-zA-Z_]*\d|[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z])[A-Za-z0-9_]{5,10})$/

const known = new Map<string, readonly string[]>()

/** The words of a class attribute without hashed ends and numbers, each once: `item post_author_12` is `item`, `post_author`. */
export function classWords(value: string): readonly string[] {
  const seen = known.get(value)
  if (seen) return seen
  const words = value
    .slice(0, LONGEST)
    .split(/\s+/)
    .map((word) => plainWord(word))
    .filter((word) => word !== '')
  const unique = [...new Set(words)].slice(0, KEPT)
  if (known.size < 20_000) known.set(value, unique)
  return unique
}

/** The same for telling places apart, with a single number that is part of a name: `r1` and `r2` hold different things. */
export function placeWords(value: string): string {
  return value
    .slice(0, LONGEST)
    .split(/\s+/)
    .map((word) => word.replace(HASH, '').replace(/[-_]\d+|\d{2,}/g, ''))
    .slice(0, KEPT)
    .join('.')
}

function plainWord(word: string): string {
  const bare = word.replace(HASH, '')
  return (bare === '' ? word : bare).replace(/[-_]?\d+/g, '')
}
