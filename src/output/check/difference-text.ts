import { CODES, type ErrorCode } from '../../error-codes.js'
import { fill } from '../../fill.js'
import type { Difference } from '../../quality/compare-rows.js'
import type { LabelledText } from '../../quality/label-file.js'
import type { Notice } from '../../types.js'
import { showControls } from '../sanitize.js'
import { splitCharacters } from '../width.js'
import { whyText } from './cue-changes.js'

/** Characters of a comment that are shown where only the difference matters. */
const EXCERPT = 60

/** A difference as one line, the same in every machine's report: what moved, on which comment, from what to what, which words. */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'lost':
      return `lost: ${whoText(difference.before)} ${quote(difference.before.text)}`
    case 'new':
      return `new: ${whoText(difference.after)} ${quote(difference.after.text)}${told(difference.after)}`
    case 'moved':
      return `moved: ${quote(difference.before.text)} from place ${difference.before.n} to ${difference.after.n}`
    case 'field': {
      const [before, after] = aroundChange(difference.before[difference.column], difference.after[difference.column])
      const of = difference.column === 'text' ? '' : ` ${quote(difference.before.text)}`
      return `${difference.column}: ${whoText(difference.before)}${of}: ${value(before)} → ${value(after)}`
    }
    case 'stance': {
      const { before, after } = difference
      const why = whyText(before, after)
      const notes = [labelText(difference), difference.tolerated ? 'tolerated: a near tie' : undefined]
      const said = notes.filter(Boolean).map((note) => ` (${note})`)
      const head = `stance: ${whoText(after)} ${quote(before.text)}: ${before.stance} → ${after.stance}${said.join('')}`
      return why === undefined ? head : `${head}; why: ${showControls(why)}`
    }
  }
}

/** What a person says of a comment whose stance moved: `label skeptical: was right`. */
export function labelText({ label, second, before, after }: Difference & { kind: 'stance' }): string | undefined {
  if (!label) return undefined
  const agrees = (stance: string) => stance === label || stance === second
  const [was, is] = [agrees(before.stance), agrees(after.stance)]
  const judgement = was && is ? 'both right' : was ? 'was right' : is ? 'now right' : 'neither right'
  return `label ${label}${second ? ` or ${second}` : ''}: ${judgement}`
}

/** A label whose comment is gone, as one line. */
export function unpairedText({ text, label }: LabelledText): string {
  return `label ${label}: no comment says ${quote(text)}; ${UNPAIRED_HINT}`
}

/** What to do about a label whose comment is gone. */
export const UNPAIRED_HINT = "correct the label's text, or take its row out"

/** Why a case could not run, or what its page's reader warns of, as one line: place, cause, what to do. */
export function noticeText({ code, where: { file, line } = {}, args }: Notice): string {
  const { message, hint }: { message: string; hint?: string } = CODES[code as ErrorCode] ?? { message: code }
  const place = [file, line].filter((part) => part !== undefined).join(':')
  const parts = [place === '' ? message : `${place}: ${message}`, hint].filter((part) => part !== undefined)
  return oneLine(parts.map((part) => fill(part, args)).join('; '))
}

/** True for a notice that keeps no case from running. */
export function isWarning({ code }: Notice): boolean {
  return CODES[code as ErrorCode]?.severity === 'warning'
}

/** `#3 author`. */
export function whoText({ n, author }: { readonly n: string; readonly author: string }): string {
  return author === '' ? `#${n}` : `#${n} ${oneLine(author)}`
}

/** A stranger's text on one line, safe for a screen. */
export function oneLine(text: string): string {
  return showControls(text).replaceAll('\n', ' ')
}

/**
 * Two versions of a value, short enough to stand beside each other: where they are long, cut so that the first difference is in
 * sight with a little before it.
 */
export function aroundChange(before: string, after: string, most = EXCERPT): [string, string] {
  const [a, b] = [splitCharacters(oneLine(before)), splitCharacters(oneLine(after))]
  if (a.length <= most && b.length <= most) return [a.join(''), b.join('')]
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const from = Math.max(0, same - Math.floor(most / 3))
  return [a, b].map((characters) => {
    const cut = characters.slice(from, from + most).join('')
    return `${from > 0 ? '…' : ''}${cut}${characters.length > from + most ? '…' : ''}`
  }) as [string, string]
}

/** A comment's text on one line, cut where it is long. */
export function quote(text: string): string {
  const characters = splitCharacters(oneLine(text))
  return `「${characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('')}」`
}

function value(text: string): string {
  return text === '' ? '(none)' : `「${text}」`
}

function told({ stance }: { readonly stance: string }): string {
  return stance === '' ? '' : ` → ${stance}`
}
