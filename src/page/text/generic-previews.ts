import type { FoundComment } from '../../types.js'
import { cutReply } from '../html/generic-labels.js'
import { joinedNames } from './generic-names.js'
import type { Row } from './generic-rows.js'
import { authorOf } from './line-name.js'
import { ANSWERED } from './mark-patterns.js'

/** The rows of a page without the answers shown in short below a comment, and those answers by the row they began at. */
export interface Previewed {
  readonly rows: readonly Row[]
  readonly answers: ReadonlyMap<number, FoundComment>
}

/** Answers that apps show below a comment, at most. */
const MOST = 5
const SAID = /^(.{1,40}?)\s?[:：]\s?(.+)$/su

/**
 * Apps show the first answers to a comment in lines that say who speaks (「甲：…」, 「乙 回复 @甲：…」), below the comment's own
 * buttons and above 「共 3 条回复」.
 */
export function takePreviews(rows: readonly Row[]): Previewed {
  const answers = new Map<number, FoundComment>()
  for (const [at, row] of rows.entries()) {
    if (row.kind !== 'marks' || !ANSWERED.test(row.text)) continue
    const found: [number, FoundComment][] = []
    let from = at - 1
    for (; found.length < MOST; from--) {
      const answer = rows[from]?.kind === 'words' ? answerIn(rows[from]!.text) : undefined
      if (!answer) break
      found.push([from, answer])
    }
    if (rows[from]?.kind !== 'marks') continue
    for (const [line, answer] of found) answers.set(line, answer)
  }
  if (answers.size === 0) return { rows, answers }
  return {
    rows: rows.map((row, at) => (answers.has(at) ? { ...row, kind: 'marks', words: '', marks: [] } : row)),
    answers,
  }
}

function answerIn(line: string): FoundComment | undefined {
  const said = SAID.exec(line)
  const joined = said ? joinedNames(said[1]!) : undefined
  const author = said ? authorOf(joined?.author ?? said[1]!) : undefined
  if (!said || author === undefined) return undefined
  const { text, answered } = cutReply(said[2]!)
  const replyTo = joined?.answered ?? answered
  return text.trim() === '' ? undefined : { author, text: text.trim(), ...(replyTo !== undefined && { replyTo }) }
}
