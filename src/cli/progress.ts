import type { KanfaError } from '../errors.js'
import { fill } from '../fill.js'
import { sizeOfAll } from '../io/sources.js'
import type { ReportEvent, Source } from '../types.js'
import chinese from './messages.zh.json' with { type: 'json' }
import { type Language, languageOf, type Terminal } from './terminal.js'

/** How far a run has come, and the line that says so while it is long. */
export interface Progress {
  /** The same sources, their bytes counted as they are read. */
  readonly watch: (sources: AsyncIterable<Source | KanfaError>) => AsyncIterable<Source | KanfaError>
  readonly count: (event: ReportEvent) => void
  /** Takes the line away, before something else is written to standard error and at the end. */
  readonly clear: () => void
  readonly done: () => { readonly pages: number; readonly comments: number }
}

/** Milliseconds before the first line and between two. */
const PATIENCE = 2_000
const INTERVAL = 250

/** What the line is drawn of. */
interface State {
  readonly pages: number
  readonly comments: number
  readonly seconds: number
  /** Share of the bytes that have been read, where their sum is known. */
  readonly share?: number | undefined
}

/**
 * Starts to count. The line is drawn only in a window, when the results go elsewhere, and after two seconds of work; never
 * with `quiet`.
 */
export async function startProgress(
  inputs: readonly string[],
  { quiet, output, lang }: { readonly quiet?: boolean; readonly output?: string; readonly lang?: Language },
  terminal: Terminal,
): Promise<Progress> {
  const drawn = !quiet && terminal.stderr.isTTY === true && (output !== undefined || !terminal.stdout.isTTY)
  const total = drawn ? await sizeOfAll(inputs, terminal.stdin) : 0
  const words = (lang ?? languageOf(terminal)) === 'zh' ? chinese.progress : ENGLISH
  const started = Date.now()
  let [pages, comments, bytes, nextDraw, onScreen] = [0, 0, 0, started + PATIENCE, false]

  function draw(): void {
    const now = Date.now()
    if (now < nextDraw) return
    nextDraw = now + INTERVAL
    const share = total > 0 ? Math.min(1, bytes / total) : undefined
    terminal.stderr.write(
      `\r\u001b[K${progressLine({ pages, comments, seconds: (now - started) / 1000, share }, words)}`,
    )
    onScreen = true
  }

  async function* counted(source: Source): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.open()) {
      bytes += chunk.length
      yield chunk
    }
  }

  return {
    watch: async function* (sources) {
      for await (const source of sources) yield 'open' in source ? { ...source, open: () => counted(source) } : source
    },
    count: ({ type }) => {
      if (type === 'comment') comments++
      else if (type === 'page-end') pages++
      if (drawn) draw()
    },
    clear: () => {
      if (onScreen) terminal.stderr.write('\r\u001b[K')
      onScreen = false
    },
    done: () => ({ pages, comments }),
  }
}

const ENGLISH = {
  file: '{pages} file',
  files: '{pages} files',
  comment: '{comments} comment',
  comments: '{comments} comments',
  second: '/s',
  left: 'left',
  minute: 'min',
  seconds: 's',
}

/** `3 files · 41,200 comments · 5,150/s · 2 min left` */
export function progressLine({ pages, comments, seconds, share }: State, words: typeof ENGLISH = ENGLISH): string {
  const parts = [
    fill(pages === 1 ? words.file : words.files, { pages: grouped(pages) }),
    fill(comments === 1 ? words.comment : words.comments, { comments: grouped(comments) }),
    `${grouped(Math.round(comments / Math.max(seconds, 0.001)))}${words.second}`,
  ]
  if (share !== undefined && share > 0.01) {
    const left = (seconds / share) * (1 - share)
    const told = left >= 90 ? `${Math.round(left / 60)} ${words.minute}` : `${Math.ceil(left)} ${words.seconds}`
    parts.push(`${told} ${words.left}`)
  }
  return parts.join(' · ')
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
