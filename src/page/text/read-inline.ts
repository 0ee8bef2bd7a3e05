import type { FoundComment } from '../../types.js'
import { type Found, type Groups, makeComment } from './found.js'
import { markLine } from './line-marks.js'
import words from './line-words.json' with { type: 'json' }
import { joinLines, type Line, TOOLS } from './lines.js'
import type { Shape } from './shape.js'

interface Start {
  readonly at: number
  readonly groups: Groups
}

/**
 * Comments that start with a line of their own: `14、网友某某:正文`. Lines up to the next start belong to the comment;
 * after the last one only those that follow without an empty line, for what comes then is the page's.
 */
export function readInline(lines: readonly Line[], shape: Shape): Found | undefined {
  const from = shape.opened ? lines.findIndex(({ role }) => role.opens) + 1 : 0
  if (shape.opened && from === 0) return undefined
  const starts = shape.ordered ? longestCount(findStarts(lines, shape, from)) : findStarts(lines, shape, from)
  const first = starts[0]
  if (!first || (shape.opened && (!fillsList(starts, from) || areTitles(lines, starts) || areLabels(starts))))
    return undefined
  let section: FoundComment['section']
  const comments = starts.map(({ at, groups }, i) => {
    section = sectionBefore(lines, i === 0 ? from - 1 : starts[i - 1]!.at + 1, at) ?? section
    const rest = bodyAfter(lines, at, starts[i + 1]?.at)
    const text = [groups.text ?? '', joinLines(rest)].join('\n')
    return { ...makeComment(groups, text), ...(section && { section }) }
  })
  return { comments, first: first.at }
}

/** Share of a list's lines that start a comment: where fewer do, lines with a colon are chance. */
const LEAST_SHARE = 0.4

/** True when the starts fill the list that the heading opens, from its beginning. */
function fillsList(starts: readonly Start[], from: number): boolean {
  const lines = starts.at(-1)!.at - from + 1
  return starts[0]!.at - from <= TOOLS && starts.length >= lines * LEAST_SHARE
}

/** Titles may have a colon too: below them stand who published them and when. */
function areTitles(lines: readonly Line[], starts: readonly Start[]): boolean {
  const published = starts.filter(({ at }) => {
    const { words, marks } = markLine(lines[at + 1]?.text ?? '')
    return words !== '' && marks.some(({ kind }) => kind === 'time')
  })
  return published.length * 2 >= starts.length
}

const LABELS: ReadonlySet<string> = new Set(words.labels)

/** 「地址：…」, 「问：…」, 「记者：…」 name no netizens. */
function areLabels(starts: readonly Start[]): boolean {
  const labels = starts.filter(({ groups }) => LABELS.has(groups.author?.trim().toLowerCase() ?? ''))
  return labels.length * 3 >= starts.length
}

function findStarts(lines: readonly Line[], shape: Shape, from: number): Start[] {
  const starts: Start[] = []
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!
    if (starts.length > 0 && line.role.closes) break
    if (shape.opened && starts.length === 0 && at - from > TOOLS) break
    if (line.role.noise) continue
    for (const pattern of shape.lines) {
      const groups = pattern.exec(line.text)?.groups
      if (!groups) continue
      starts.push({ at, groups })
      break
    }
  }
  return starts
}

/** The run of starts that counts up from 1: numbers inside a comment's own list do not. */
function longestCount(starts: readonly Start[]): Start[] {
  const run: Start[] = []
  let last = 0
  for (const start of starts) {
    const number = numberOf(start.groups.floor ?? '')
    if (number !== last + 1 && !(number > last && number <= last + 3 && run.length > 0)) continue
    run.push(start)
    last = number
  }
  return run
}

const CIRCLED_ONE = '①'.charCodeAt(0)

function numberOf(floor: string): number {
  const plain = Number(floor.normalize('NFKC'))
  return Number.isNaN(plain) ? floor.charCodeAt(0) - CIRCLED_ONE + 1 : plain
}

function bodyAfter(lines: readonly Line[], at: number, next: number | undefined): Line[] {
  const body: Line[] = []
  for (let i = at + 1; i < (next ?? lines.length); i++) {
    const line = lines[i]!
    if (line.role.closes || (next === undefined && line.gap > 0)) break
    if (!line.role.noise && !(line.role.opens && line.role.section)) body.push(line)
  }
  return body
}

function sectionBefore(lines: readonly Line[], from: number, to: number): FoundComment['section'] {
  for (let i = to - 1; i >= Math.max(0, from); i--) {
    const section = lines[i]!.role.section
    if (section) return section
  }
  return undefined
}
