import { CODES, type ErrorCode } from '../error-codes.js'
import { fill } from '../fill.js'
import type { Notice } from '../types.js'
import { chineseDetail } from './chinese-detail.js'
import chinese from './messages.zh.json' with { type: 'json' }
import type { Language } from './terminal.js'

interface Prose {
  readonly message: string
  readonly hint?: string
}

/**
 * A notice as a person reads it: `file:line:column: message`, then the hint on a line of its own.
 * Control characters of names and excerpts are shown, not obeyed.
 */
export function renderNotice(notice: Notice, language: Language): string {
  const prose = proseOf(notice.code, language)
  const args = language === 'zh' ? inChinese(notice.args) : notice.args
  const { file, line, column } = notice.where ?? {}
  // a line end in a name would let the name say a line of its own
  const name = file === '' ? '""' : file?.replace(/[\r\n]/g, show)
  const place = [name, line, column].filter((part) => part !== undefined).join(':')
  const head = place === '' ? 'kanfa' : place
  const lines = [`${head}: ${fill(prose.message, args)}`]
  const hint = prose.hint && fill(prose.hint, args)
  if (hint) lines.push(`  ${HINT[language]}${hint}`)
  return `${lines.join('\n').replace(/[^\P{C}\n]/gu, show)}\n`
}

const HINT = { en: 'hint: ', zh: chinese.hint } as const

function proseOf(code: string, language: Language): Prose {
  const english: Prose = CODES[code as ErrorCode] ?? { message: code }
  return language === 'zh' ? ((chinese.codes as Record<string, Prose>)[code] ?? english) : english
}

/** Arguments that are prose, not names from the user's files. */
const PROSE = new Set(['detail', 'fix', 'what', 'type', 'expected', 'received'])

function inChinese(args: Notice['args']): Notice['args'] {
  return Object.fromEntries(
    Object.entries(args ?? {}).map(([name, value]) => [
      name,
      PROSE.has(name) && typeof value === 'string' ? chineseDetail(value) : value,
    ]),
  )
}

function show(character: string): string {
  return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`
}
