import { cutReply } from '../html/generic-labels.js'
import { joinedNames } from './generic-names.js'
import { isBareCount, type Row } from './generic-rows.js'
import type { Mark } from './line-marks.js'
import { authorOf } from './line-name.js'
import words from './line-words.json' with { type: 'json' }

/** The lines of what may be one comment. */
export interface Unit {
  /** First row of it. */
  readonly from: number
  /** Row behind its last. */
  readonly to: number
  /** The line that names its author, as it stands. */
  readonly name: string
  /** The name in that line, when it reads like one. */
  readonly author: string | undefined
  readonly body: readonly string[]
  readonly marks: readonly Mark[]
  readonly layout: Layout
}

/**
 * Where the author stands: `top` above the words with the time (on one line or on two), `foot` above the words whose time
 * and buttons come below, `said` before the words on their first line.
 */
export type Layout = 'top' | 'foot' | 'said'
export const LAYOUTS: readonly Layout[] = ['top', 'said', 'foot']

/** Cuts rows into units, as if the page had this layout; what is no comment comes out as units that show nothing. */
export function cutUnits(rows: readonly Row[], layout: Layout): readonly Unit[] {
  return layout === 'top' ? cutTops(rows) : cutFeet(rows, layout)
}

function cutTops(rows: readonly Row[]): readonly Unit[] {
  const heads = withFloors(rows, findHeads(rows))
  const said = findSaid(rows, heads.length)
  return heads.map(({ from, at, name, author }, i): Unit => {
    const next = heads[i + 1]?.from ?? rows.length
    const body: string[] = []
    const marks: Mark[] = rows.slice(from, at + 1).flatMap((row) => row.marks)
    let to = at + 1
    let buttons = false
    for (; to < next; to++) {
      const row = rows[to]!
      if (row.kind === 'opens' || row.kind === 'closes') break
      if (row.kind === 'marks' && body.length === 0 && said.has(row.text)) body.push(row.text)
      else if (row.kind === 'marks') {
        marks.push(...row.marks)
        buttons ||= body.length > 0 && row.marks.some(({ control }) => control === 'reply')
      } else if (!buttons) {
        body.push(row.words)
        marks.push(...row.marks)
      }
    }
    return { from, to, name, author, body, marks, layout: 'top' }
  })
}

/**
 * 「顶」, 「[赞][赞]」, 「666」 and 「北京加油」 may be all that somebody says; a label that stands alone in many units is a button, places
 * are a column.
 */
function findSaid(rows: readonly Row[], units: number): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const places: string[] = []
  for (const { marks, text } of rows) {
    const [first] = marks
    if (!first) continue
    if (marks.every(isLike) ? !/\d/.test(text) : NUMBERS.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
    else if (marks.length === 1 && first.text === text && first.kind === 'place') places.push(text)
  }
  const most = Math.max(1, units / 4)
  const said = [...counts].filter(([, count]) => count <= most).map(([text]) => text)
  return new Set(places.length <= most ? [...said, ...places] : said)
}

const isLike = ({ control }: Mark) => control === 'like'
/** Numbers that are words. */
const NUMBERS = new RegExp(`^(?:${words.numbers.join('|')})$`)

/** Floors on lines of their own above names are theirs, and not of the comments before, where none stands behind the last comment. */
function withFloors(rows: readonly Row[], heads: readonly Head[]): readonly Head[] {
  const last = heads.at(-1)
  const below = heads.filter(({ from }) => isFloor(rows[from - 1]))
  if (!last || below.length * 2 < heads.length || rows.slice(last.at).some(isFloor)) return heads
  return heads.map((head) => (isFloor(rows[head.from - 1]) ? { ...head, from: head.from - 1 } : head))
}

function isFloor(row: Row | undefined): boolean {
  return row?.kind === 'marks' && row.marks.length > 0 && row.marks.every(({ kind }) => kind === 'floor')
}

interface Head {
  readonly from: number
  readonly at: number
  readonly name: string
  readonly author: string | undefined
}

/** Lines with a time: with the name before it on the same line, or alone below the name's. */
function findHeads(rows: readonly Row[]): readonly Head[] {
  const timed = anchorsOf(rows)
  const authors = timed.map((at) => (rows[at]!.kind === 'words' ? authorOf(rows[at]!.words) : undefined))
  const named = authors.filter((author) => author !== undefined).length
  const heads: Head[] = []
  for (const [i, at] of timed.entries()) {
    const row = rows[at]!
    const author = authors[i]
    // where most times stand alone, a line with a name and a time is a quote's
    if (author !== undefined && named * 2 >= timed.length) heads.push({ from: at, at, name: row.words, author })
    else if (row.kind === 'marks') {
      const above = wordsBefore(rows, at, heads.at(-1)?.at ?? -1)
      const name = above === undefined ? undefined : rows[above]!.words
      if (name !== undefined) heads.push({ from: above!, at, name, author: authorOf(name) })
    }
  }
  return heads
}

/** Rows with a time; on pages that print none, those with nothing but a place. */
function anchorsOf(rows: readonly Row[]): readonly number[] {
  const timed: number[] = []
  const placed: number[] = []
  for (const [at, { kind, marks, time }] of rows.entries()) {
    if (time !== undefined) timed.push(at)
    if (kind === 'marks' && marks[0]?.kind === 'place') placed.push(at)
  }
  if (placed.length >= 3 && placed.length > 2 * timed.length) return placed
  return endsOf(rows) === 'count' ? countsOf(rows) : timed
}

/** What shows where comments of a page begin or end: times; where no row has any, buttons; where none has those, numbers below a heading. */
function endsOf(rows: readonly Row[]): 'time' | 'button' | 'count' {
  if (rows.some(({ time }) => time !== undefined)) return 'time'
  return rows.slice(openedAt(rows)).some(isButton) ? 'button' : 'count'
}

function openedAt(rows: readonly Row[]): number {
  return rows.findIndex(({ kind }) => kind === 'opens') + 1
}

function countsOf(rows: readonly Row[]): readonly number[] {
  const opened = openedAt(rows)
  return opened === 0 ? [] : rows.flatMap((row, at) => (at >= opened && isBareCount(row) ? [at] : []))
}

const isButton = ({ marks }: Row) => marks.some(({ control }) => control === 'reply' || control === 'like')

/** The rows that end comments, where these stand above their ends. */
function findFeet(rows: readonly Row[]): ReadonlySet<number> {
  const ends = endsOf(rows)
  if (ends === 'count') return new Set(countsOf(rows))
  return new Set(rows.flatMap((row, at) => ((ends === 'time' ? row.time !== undefined : isButton(row)) ? [at] : [])))
}

/** Marks that may stand between a name and its time. */
const BETWEEN = 2

function wordsBefore(rows: readonly Row[], at: number, after: number): number | undefined {
  let between = 0
  for (let i = at - 1; i > after && between <= BETWEEN; i--) {
    const { kind, time, marks } = rows[i]!
    if (kind === 'words') return i
    if (kind !== 'marks' || time !== undefined) return undefined
    // what a forum prints below a name says nothing
    between += Number(marks.length > 0)
  }
  return undefined
}

/** Rows before the first foot that are looked at when no heading opens the list. */
const UNOPENED = 8
const LARGEST = 200

function cutFeet(rows: readonly Row[], layout: Layout): readonly Unit[] {
  const timed = rows.some(({ time }) => time !== undefined)
  const feet = findFeet(rows)
  const said = findSaid(rows, feet.size)
  const units: Unit[] = []
  let from = 0
  let own: Words[] = []
  let named = false
  let marks: Mark[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    if (row.kind === 'opens' || row.kind === 'closes') {
      own = []
      marks = []
      from = at + 1
      continue
    }
    if (row.words !== '') own.push({ row: at, words: row.words })
    else if (own.length === 1 && said.has(row.text)) own.push({ row: at, words: row.text })
    marks.push(...row.marks)
    if (!feet.has(at)) continue
    const foot = at
    while (rows[at + 1]?.kind === 'marks' && (rows[at + 1]!.time === undefined || !timed))
      marks.push(...rows[++at]!.marks)
    const opened = units.at(-1)?.to === from || rows[from - 1]?.kind === 'opens'
    const lines = opened && (named || !(layout === 'said' && isLed(own))) ? own : ownLines(own, layout)
    const unit = unitOf(lines, layout, foot, units.at(-1)?.to === from)
    named ||= unit?.author !== undefined
    if (unit) {
      const { from: first, name, author, body } = unit
      // what stands above the first line is not the comment's, nor are its counts
      const own = first > from ? rows.slice(first, at + 1).flatMap((each) => each.marks) : marks
      units.push({ from: first, to: at + 1, name, author, body, marks: own, layout })
    }
    own = []
    marks = []
    from = at + 1
  }
  return units
}

/** True for the page's own lines above a first comment: they do not say who speaks, a later one does. */
function isLed(lines: readonly Words[]): boolean {
  return lines.length > 1 && authorOf(SAID.exec(lines[0]!.words)?.[1] ?? '') === undefined
}

type Words = { readonly row: number; readonly words: string }

/** Of the lines above a first foot those that may be its comment: from the last that says who speaks, or the last few. */
function ownLines(lines: readonly Words[], layout: Layout): readonly Words[] {
  const said =
    layout === 'said' ? lines.findLastIndex(({ words }) => authorOf(SAID.exec(words)?.[1] ?? '') !== undefined) : -1
  return said < 0 ? lines.slice(-UNOPENED) : lines.slice(said)
}

const SAID = /^(.{1,40}?)\s?[:：]\s?(.*)$/su

/** 「甲: 第一行」 of an answer of several lines. */
const SAID_APART = /^\S{1,16}[:：]\s/u

/** Titles have colons too: a line that is all of a comment must say whom it answers. */
function isAnswer(name: string, text: string): boolean {
  return authorOf(name) !== undefined && (joinedNames(name) !== undefined || cutReply(text).answered !== undefined)
}

/** Right below another comment what a short name says is an answer to it. */
function isSaid(name: string, text: string): boolean {
  return name.length <= LONGEST_NAME && authorOf(name) !== undefined && text !== ''
}

/** In characters. */
const LONGEST_NAME = 16

/** What the lines above a foot hold; nothing where they are none, or too many. */
function unitOf(
  lines: readonly Words[],
  layout: Layout,
  foot: number,
  follows: boolean,
): Pick<Unit, 'from' | 'name' | 'author' | 'body'> | undefined {
  const first = lines[0]
  if (!first || lines.length > LARGEST) return undefined
  const body = lines.slice(1).map(({ words }) => words)
  const spoken = layout === 'said' || body.length === 0 || (follows && SAID_APART.test(first.words))
  const said = spoken ? SAID.exec(first.words) : null
  // answers may stand on one line below comments of several: 「甲 回复 @乙：…」, 「甲: …」
  const answers = said && (layout === 'said' || isAnswer(said[1]!, said[2]!) || (follows && isSaid(said[1]!, said[2]!)))
  if (layout === 'foot' && !answers) return { from: first.row, name: first.words, author: authorOf(first.words), body }
  if (!said) return { from: foot, name: '', author: undefined, body: [] }
  const [, name = '', text = ''] = said
  if (text !== '') body.unshift(text)
  return { from: first.row, name, author: authorOf(name), body }
}
