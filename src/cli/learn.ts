import { join } from 'node:path'
import { KanfaError } from '../errors.js'
import { readLines } from '../io/lines.js'
import { makeFolder, writeWhole } from '../io/write-file.js'
import { loadKit, readMinedEntries } from '../kit.js'
import { renderLearning } from '../output/quality/learning.js'
import type { LabelledText } from '../quality/label-file.js'
import { addToKnown } from '../quality/learn/add-to-known.js'
import { type LabelledComment, learnWeights, wordsOf } from '../quality/learn/learn.js'
import { renderLearned } from '../quality/learn/render-learned.js'
import { type Judgement, judgeText } from '../stance/judge.js'
import { isTurned } from '../stance/modify.js'
import type { Scoring } from '../stance/scoring.js'
import { fold } from '../text/fold.js'
import { tokenize } from '../text/tokenize.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { warnOfOwnLabels } from './own-labels.js'
import { readLabels } from './read-labels.js'
import type { Run } from './run.js'
import { languageOf, type Terminal } from './terminal.js'

interface LearnOptions extends JudgingOptions {
  readonly output?: string
  readonly unlabelled?: readonly string[]
  readonly from?: 'bundled' | 'written'
  readonly calibrate?: readonly string[]
}

/** Fewer labels say too little about a stance to weigh words by. */
const LEAST_LABELS = 20

/** `kanfa learn LABELS… -o DIR`: lexicons with the weights that fit the labels, on top of the lexicons in use. */
export const learn: Run<LearnOptions> = async (paths, options, terminal) => {
  const { output } = options
  if (output === undefined) throw new KanfaError('usage', { detail: 'learn needs -o FOLDER: where the lexicons go' })
  const { labels, lines } = await readMaterial(paths, options)
  // learning takes minutes: what comes of it must have a place
  await makeFolder(output)
  const written = options.from === 'written' || options.learned === false
  const kitOptions = { ...kitOptionsOf(options, terminal), learned: !written }
  const { judge, entries } = loadKit(kitOptions)
  const scoring = written ? unfitted(judge.scoring) : judge.scoring
  const onStep = progressTo(terminal)
  const judged = labels.map((each) => ({ ...each, ...judgeText(each.text, { ...judge, scoring }) }))
  const told = judged.map(({ label, verdict: { stance } }) => ({ label, stance }))
  warnOfOwnLabels(told, options, terminal)
  const learned = learnWeights(
    {
      labelled: judged.map(toLabelled),
      unlabelled: lines.map((line) => wordsOf({ tokens: tokenize(line, judge.segmenter) })),
      cues: new Set(entries.map(({ term }) => term)),
      scoring,
    },
    onStep,
  )
  onStep('done')
  const known = written ? [] : readMinedEntries(kitOptions)
  for (const { name, text } of renderLearned({ ...learned, entries: addToKnown(learned.entries, known) }))
    await writeWhole(join(output, name), text)
  terminal.stdout.write(renderLearning(learned, labels.length, lines.length, options.lang ?? languageOf(terminal)))
  return 0
}

/** A labelled comment, and whether biases and temperature are fitted on it. */
interface Label extends LabelledText {
  readonly calibrates: boolean
}

/** The labelled comments of all tables, and the lines of all files without labels. Throws `usage`, `few-labels`, what a file is wrong in. */
async function readMaterial(
  paths: readonly string[],
  { calibrate = paths, unlabelled = [] }: LearnOptions,
): Promise<{ labels: Label[]; lines: string[] }> {
  const stray = calibrate.find((path) => !paths.includes(path))
  if (stray !== undefined)
    throw new KanfaError('usage', { detail: `--calibrate ${stray} is not among the labels to learn from` })
  const files = await Promise.all(unlabelled.map(readComments))
  const readTable = async (path: string): Promise<Label[]> => {
    const table = await readLabels([path], files.length === 1 ? files[0] : undefined)
    return table.map((each) => ({ ...each, calibrates: calibrate.includes(path) }))
  }
  const labels = (await Promise.all(paths.map(readTable))).flat()
  if (labels.length < LEAST_LABELS) throw new KanfaError('few-labels', { count: labels.length, least: LEAST_LABELS })
  return { labels, lines: files.flat().filter((line) => line !== '') }
}

function toLabelled({ text, tokens, verdict, label, second, calibrates }: Label & Judgement): LabelledComment {
  const { cues, scores } = verdict
  return { folded: fold(text), tokens, turned: cues.filter(isTurned), label, second, scores, calibrates }
}

/** The numbers before anything is fitted: what they were fitted to last must not show in what is learned. */
function unfitted(scoring: Scoring): Scoring {
  return { ...scoring, bias: { supportive: 0, skeptical: 0, question: 0, neutral: 0 }, temperature: 1 }
}

/** The comments of a file, one a line. */
async function readComments(path: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of readLines(path)) lines.push(line)
  return lines
}

/** Says on a terminal's stderr what is being done. */
function progressTo({ stderr }: Terminal): (step: string) => void {
  return (step) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${step === 'done' ? '' : `… ${step}`}`)
  }
}
