import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { parseGolden } from '../src/quality/golden-file.js'
import { READING_COLUMNS } from '../src/quality/golden-row.js'
import { kanfa, type Run } from './terminal.js'

/**
 * A small suite of two cases in a folder of its own. `words` speaks in characters that stand in no lexicon but the one beside it, so
 * that bundled lexicons may change without changing what is expected here; `blog` is a fixture's page, compared as it is read.
 */
export interface Suite {
  /** Holds `cases/` and `words.tsv`. */
  readonly folder: string
  /** Runs `kanfa check cases/ --lexicon words.tsv` with more arguments, by the engine that loads faster; the folder is called `suite` in what is said. */
  readonly check: (argv?: readonly string[], env?: Record<string, string>) => Promise<Run>
  readonly read: (path: string) => string
  readonly write: (path: string, text: string | Uint8Array) => void
  /** Replaces one text in a file by another; it must be there. */
  readonly replace: (path: string, before: string, after: string) => void
}

const WORDS = `term\tkind\tstance\tweight
龘龘\tterm\tsupportive\t6
靐靐\tterm\tskeptical\t4
齉齉\tterm\tquestion\t6
`

const PAGE = `id,author,text,time,likes
11,阿岸,龘龘,2024-03-01 08:00,3
12,山<下|&,靐靐,2024-03-01 08:05,0
13,=三月,龘龘靐靐,2024-03-01 09:10,12
14,小满,齉齉,2024-03-01 10:00,1
`

const LABELS = `n,text,label,second
1,龘龘,supportive,
2,靐靐,skeptical,
3,龘龘靐靐,supportive,skeptical
4,齉齉,question,
`

/** The pages and labels, without goldens. */
export function draftSuite(): Suite {
  const folder = mkdtempSync(join(tmpdir(), 'kanfa-check-'))
  const fixture = join(import.meta.dirname, '..', 'fixtures', 'typecho--microdata-nested')
  cpSync(join(fixture, 'page.html'), join(folder, 'cases', 'blog', 'page.html'))
  cpSync(join(fixture, 'golden.csv'), join(folder, 'cases', 'blog', 'golden.csv'))
  cpSync(join(fixture, 'page.html'), join(folder, 'cases', 'words', 'page.csv'))
  const suite = openSuite(folder)
  suite.write('words.tsv', WORDS)
  suite.write('cases/words/page.csv', PAGE)
  suite.write('cases/words/labels.csv', LABELS)
  const { rows } = parseGolden(suite.read('cases/blog/golden.csv'), 'golden.csv')
  const columns = ['n', ...READING_COLUMNS] as const
  suite.write(
    'cases/blog/golden.csv',
    stringify([[...columns], ...rows.map(({ row }) => columns.map((key) => row[key]))]),
  )
  return suite
}

/** A suite whose goldens are accepted: the one of `words` with stances, the one of `blog` without. */
export async function makeSuite(): Promise<Suite> {
  const suite = draftSuite()
  const { code, out, err } = await suite.check(['--update', '--only', 'words'])
  if (code !== 0) throw new Error(out + err)
  return suite
}

/** The same suite in a folder of its own. */
export function copySuite({ folder }: Suite): Suite {
  const copy = mkdtempSync(join(tmpdir(), 'kanfa-check-'))
  cpSync(folder, copy, { recursive: true })
  return openSuite(copy)
}

function openSuite(folder: string): Suite {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const write = (path: string, text: string | Uint8Array) => writeFileSync(join(folder, path), text)
  return {
    folder,
    read,
    write,
    replace: (path, before, after) => {
      const text = read(path)
      if (!text.includes(before)) throw new Error(`${path} has no ${before}`)
      write(
        path,
        text.replace(before, () => after),
      )
    },
    check: async (argv = [], env = {}) => {
      const words = join(folder, 'words.tsv')
      const { code, out, err } = await kanfa(
        ['check', join(folder, 'cases'), '--lexicon', words, '--engine', 'node-rs', ...argv],
        {
          env: { COLUMNS: '200', ...env },
        },
      )
      return { code, out: out.replaceAll(folder, 'suite'), err: err.replaceAll(folder, 'suite') }
    },
  }
}
