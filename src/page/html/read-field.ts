import { type ChildNode, closestOf, type Element, type ParentNode, select, textOf } from './dom.js'
import type { FieldRule } from './profile.js'

/** Where a field is looked for: an element, and what inside it belongs to others. */
export interface Scope {
  readonly element: ParentNode
  readonly foreign: ReadonlySet<Element>
  /** Names by the keys that a page's scripts give them. */
  readonly people?: ReadonlyMap<string, string>
}

/** A scope of which everything inside the element is its own. */
export function wholeScope(element: ParentNode): Scope {
  return { element, foreign: new Set() }
}

/** The value of the first rule that has one. */
export function readField(scope: Scope, rules: readonly FieldRule[] = []): string | undefined {
  for (const rule of rules) {
    const value = readRule(scope, typeof rule === 'string' ? { select: rule } : rule)
    if (value !== undefined) return value
  }
  return undefined
}

type Rule = Exclude<FieldRule, string>

/** The first matching element counts; with a pattern, the first one that the pattern fits. */
function readRule({ element, foreign, people }: Scope, rule: Rule): string | undefined {
  const own =
    rule.select === '&'
      ? [element as Element]
      : select(rule.select, element).filter((each) => !foreign.has(each) && !closestOf(each, foreign))
  if (rule.last) own.reverse()
  for (const target of rule.match === undefined ? own.slice(0, 1) : own) {
    const value = pick(fieldValue(target, foreign, rule), rule.match)
    const named = rule.person && value !== undefined ? people?.get(value) : value
    if (named !== undefined) return named
  }
  return undefined
}

function fieldValue(target: Element, foreign: ReadonlySet<Element>, { attr, cut = [], drop }: Rule): string {
  if (attr !== undefined) return cutOut((target.attribs[attr] ?? '').trim(), cut)
  const without: ReadonlySet<ChildNode> = drop
    ? new Set<ChildNode>([...foreign, ...drop.flatMap((selector) => select(selector, target))])
    : foreign
  return cutOut(textOf(target, without), cut)
}

function cutOut(value: string, patterns: readonly string[]): string {
  return patterns.reduce((rest, pattern) => rest.replace(patternOf(pattern, 'gu'), '').trim(), value)
}

function pick(value: string, match: string | undefined): string | undefined {
  if (match === undefined) return value || undefined
  const found = patternOf(match, 'u').exec(value)
  return (found?.[1] ?? found?.[0])?.trim() || undefined
}

const patterns = new Map<string, RegExp>()

/** Patterns come from profiles, some dozens in all; each is compiled once. */
export function patternOf(source: string, flags: 'u' | 'gu'): RegExp {
  const key = `${flags}/${source}`
  const known = patterns.get(key)
  if (known) {
    known.lastIndex = 0
    return known
  }
  const pattern = new RegExp(source, flags)
  patterns.set(key, pattern)
  return pattern
}
