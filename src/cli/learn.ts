import { join } from 'node:path'
import { KanfaError } from '../errors.js'
import { readLines } from '../io/lines.js'
import { makeFolder, writeWhole } from '../io/write-file.js'
import { loadKit, readMinedEntries } from '../kit.js'
import { renderLearning } from '../output/quality/learning.js'
import { addToKnown } from '../quality/learn/add-to-known.js'
import { type LabelledComment, learnWeights, wordsOf } from '../quality/learn/learn.js'
import { renderLearned } from '../quality/learn/render-learned.js'
import { type Judge, judgeText } from '../stance/judge.js'
import { isTurned } from '../stance/modify.js'
import type { Scoring } from '../stance/scoring.js'
import { fold } from '../text/fold.js'
import { tokenize } from '../text/tokenize.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { readLabels } from './read-labels.js'
import type { Run } from './run.js'
import { languageOf, type Terminal } from './terminal.js'

interface LearnOptions extends JudgingOptions {
  readonly output?: string
  readonly unlabelled?: readonly string[]
  readonly from?: 'bundled' | 'written'
}

/** Fewer labels say too little about a stance to weigh words by. */
const LEAST_LABELS = 20

/** `kanfa learn LABELS… -o DIR`: lexicons with the weights that fit the labels, on top of the lexicons in use. */
export const learn: Run<LearnOptions> = async (paths, options, terminal) => {
  if (options.output === undefined)
    throw new KanfaError('usage', { detail: 'learn needs -o FOLDER: where the lexicons go' })
  await makeFolder(options.output)
  const labels = await readLabels(paths)
  if (labels.length < LEAST_LABELS) throw new KanfaError('few-labels', { count: labels.length, least: LEAST_LABELS })
  const written = options.from === 'written' || options.learned === false
  const kitOptions = { ...kitOptionsOf(options, terminal), learned: !written }
  const { judge, entries } = loadKit(kitOptions)
  const scoring = written ? unfitted(judge.scoring) : judge.scoring
  const onStep = progressTo(terminal)
  const labelled = labels.map(({ text, label, second }): LabelledComment => {
    const { tokens, verdict } = judgeText(text, { ...judge, scoring })
    return { folded: fold(text), tokens, turned: verdict.cues.filter(isTurned), label, second, scores: verdict.scores }
  })
  const unlabelled = await readWords(options.unlabelled ?? [], judge)
  const cues = new Set(entries.map(({ term }) => term))
  const learned = learnWeights({ labelled, unlabelled, cues, scoring }, onStep)
  onStep('done')
  const known = written ? [] : readMinedEntries(kitOptions)
  for (const { name, text } of renderLearned({ ...learned, entries: addToKnown(learned.entries, known) }))
    await writeWhole(join(options.output, name), text)
  terminal.stdout.write(renderLearning(learned, labels.length, unlabelled.length, options.lang ?? languageOf(terminal)))
  return 0
}

/** The numbers before anything is fitted: what they were fitted to last must not show in what is learned. */
function unfitted(scoring: Scoring): Scoring {
  return { ...scoring, bias: { supportive: 0, skeptical: 0, question: 0, neutral: 0 }, temperature: 1 }
}

async function readWords(paths: readonly string[], { segmenter }: Judge): Promise<string[][]> {
  const comments: string[][] = []
  for (const path of paths)
    for await (const line of readLines(path)) comments.push(wordsOf({ tokens: tokenize(line, segmenter) }))
  return comments
}

/** Says on a terminal's stderr what is being done. */
function progressTo({ stderr }: Terminal): (step: string) => void {
  return (step) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${step === 'done' ? '' : `… ${step}`}`)
  }
}
