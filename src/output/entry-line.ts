import type { Entry } from '../types.js'
import { showControls } from './sanitize.js'

/** An entry on one line, its place first so that terminals and editors can follow it: `mine.tsv:12: 谁信啊  term skeptical 0.66  kanfa`. */
export function renderEntry({ file, line, term, kind, stance, weight, source }: Entry): string {
  const parts = [`${file}:${line}: ${showControls(term)}`, [kind, stance, weight].filter(Boolean).join(' ')]
  return [...parts, ...(source ? [showControls(source)] : [])].join('  ')
}
