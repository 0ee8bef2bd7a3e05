import * as v from 'valibot'
import { DICTIONARIES } from '../io/dictionary.js'
import { COLUMNS } from '../output/columns.js'
import { FORMATS } from '../output/formats.js'
import { ENGINES } from '../text/segmenter.js'
import { STANCES } from '../types.js'
import { LANGUAGES } from './terminal.js'

const FILLED = v.pipe(v.string(), v.nonEmpty())
const KEYS = COLUMNS.map(({ key }) => key)

/** What `kanfa.config.json` may hold; `dist/kanfa.schema.json`, by which editors complete and check it, is made of this at build time. */
export const CONFIG = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.description('where the schema stands, for editors'))),
  lexicon: setting(v.array(FILLED), 'lexicon files or folders over the bundled ones, relative to this file'),
  learned: setting(v.boolean(), 'false: without the learned lexicons'),
  engine: setting(v.picklist(ENGINES), 'which jieba cuts the words'),
  dictionary: setting(v.picklist(DICTIONARIES), 'its whole dictionary, or without its rare words'),
  lang: setting(v.picklist(LANGUAGES), 'language of headings and messages'),
  color: setting(v.boolean(), 'false: no colours'),
  format: setting(v.picklist(FORMATS), 'how results look; the ending of --output goes before it'),
  columns: setting(v.pipe(v.array(v.picklist(KEYS)), v.nonEmpty()), 'which columns, in which order'),
  sort: setting(v.picklist([...KEYS, ...KEYS.map((key) => `-${key}`)]), 'a column; -column for descending'),
  stance: setting(v.pipe(v.array(v.picklist(STANCES)), v.nonEmpty()), 'only comments of these stances'),
  minConfidence: setting(
    v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    'comments below this confidence (0–1) are left to you',
  ),
  unique: setting(v.boolean(), 'count each voice once'),
  summary: setting(v.boolean(), 'only the shares and telling words of each page'),
  excel: setting(v.boolean(), 'CSV as Excel opens it'),
  escape: setting(v.boolean(), 'false: leave cells that a spreadsheet would run as formulas'),
  encoding: setting(FILLED, 'how the pages are encoded'),
  map: setting(v.record(v.string(), FILLED), 'which column of a table is what'),
})

export type Config = v.InferOutput<typeof CONFIG>

/** What is wrong with a setting. */
export interface ConfigProblem {
  /** Its path, parts joined by dots (`columns.2`). */
  readonly name: string
  /** The key on whose line it stands. */
  readonly key: string
  readonly unknown: boolean
  readonly expected: string
  readonly received: string
}

/** What valibot calls `!0` and `0`. */
const EMPTY = { expected: 'filled', received: 'nothing' }

/** The settings, or the first thing that is wrong with them. */
export function checkConfig(value: unknown): Config | ConfigProblem {
  if (Array.isArray(value)) return { name: '', key: '', unknown: false, expected: 'Object', received: 'Array' }
  const result = v.safeParse(CONFIG, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const path = (issue.path ?? []).map(({ key }) => String(key))
  return {
    name: path.join('.'),
    key: path[0] ?? '',
    unknown: issue.type === 'strict_object' && path.length > 0,
    ...(issue.type === 'non_empty' ? EMPTY : { expected: issue.expected ?? '', received: issue.received }),
  }
}

function setting<T extends v.GenericSchema>(schema: T, description: string) {
  return v.optional(v.pipe(schema, v.description(description)))
}
