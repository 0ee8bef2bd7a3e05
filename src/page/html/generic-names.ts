import data from './generic-words.json' with { type: 'json' }

/** What the class or id of an element may say it holds. */
export type NamedRole = keyof typeof data.classes

const PARTS = mapRoles((role) => data.classes[role].parts)
const TOKENS = mapRoles((role) => new Set<string>(data.classes[role].tokens))
const STYLES: ReadonlySet<string> = new Set(data.textStyles)
const known = new Map<string, ReadonlySet<NamedRole>>()

/** Whether a class word names a role: by a part of it (`reply-list` is a comment's), or by a whole token (`cmt-item`). */
export function isNamed(role: NamedRole, word: string): boolean {
  let roles = known.get(word)
  if (!roles) {
    roles = rolesOf(word)
    if (known.size < 20_000) known.set(word, roles)
  }
  return roles.has(role)
}

function rolesOf(word: string): ReadonlySet<NamedRole> {
  const folded = word.toLowerCase()
  const all = word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
  // `text-muted` says how text looks, on a time as well
  const tokens = all.filter((token, i) => !(token === 'text' && STYLES.has(all[i + 1] ?? '')))
  const roles = Object.keys(data.classes) as NamedRole[]
  return new Set(
    roles.filter(
      (role) => PARTS[role].some((part) => folded.includes(part)) || tokens.some((token) => TOKENS[role].has(token)),
    ),
  )
}

function mapRoles<Value>(value: (role: NamedRole) => Value): Record<NamedRole, Value> {
  const roles = Object.keys(data.classes) as NamedRole[]
  return Object.fromEntries(roles.map((role) => [role, value(role)])) as Record<NamedRole, Value>
}
