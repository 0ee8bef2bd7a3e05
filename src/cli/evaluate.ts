import { KanfaError } from '../errors.js'
import { loadKit } from '../kit.js'
import { type Evaluation, type Mistake, renderEvaluation, renderEvaluationJson } from '../output/quality/evaluation.js'
import type { LabelledText } from '../quality/label-file.js'
import { type Judged, type Metrics, measureAgreement } from '../quality/metrics.js'
import { type Judge, judgeText } from '../stance/judge.js'
import { isOwn } from '../text/features.js'
import { tokenize } from '../text/tokenize.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { warnOfOwnLabels } from './own-labels.js'
import { readLabels } from './read-labels.js'
import type { Run } from './run.js'
import { lookIn } from './terminal.js'

interface EvaluateOptions extends JudgingOptions {
  readonly format?: 'table' | 'json'
  readonly errors?: number
  readonly train?: readonly string[]
  readonly minMacroF1?: number
  readonly minAgreement?: number
  readonly color: boolean
}

/** `kanfa evaluate LABELS…`: agreement with a person's labels. 1 when a figure is below its floor. */
export const evaluate: Run<EvaluateOptions> = async (paths, options, terminal) => {
  const labels = await readLabels(paths)
  if (labels.length === 0) throw new KanfaError('few-labels', { count: 0, least: 1 })
  const { judge } = loadKit(kitOptionsOf(options, terminal))
  const judged = labels.map((label) => ({ ...label, ...judgeText(label.text, judge).verdict }))
  warnOfOwnLabels(judged, options, terminal)
  const metrics = measureAgreement(judged)
  const mistakes = pickMistakes(judged, options.errors ?? 0)
  const baselines = options.train ? await compareBaselines(labels, await readLabels(options.train), judge) : {}
  const evaluation: Evaluation = { metrics, baselines, mistakes }
  terminal.stdout.write(
    options.format === 'json'
      ? renderEvaluationJson(evaluation)
      : renderEvaluation(evaluation, lookIn(terminal, options)),
  )
  const { minMacroF1 = 0, minAgreement = 0 } = options
  return metrics.macroF1 < minMacroF1 || metrics.lenientAccuracy < minAgreement ? 1 : 0
}

/** The surest of the comments told otherwise than labelled; in the order of the table where as sure. */
function pickMistakes(judged: readonly (Mistake & Judged)[], most: number): Mistake[] {
  return judged
    .filter(({ label, stance }) => label !== stance)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, most)
    .map(({ text, label, stance, confidence, cues }) => ({ text, label, stance, confidence, cues }))
}

async function compareBaselines(
  labels: readonly LabelledText[],
  training: readonly LabelledText[],
  { segmenter }: Judge,
): Promise<Record<string, Metrics>> {
  const { trainMajority, trainNaiveBayes } = await import('../quality/baselines.js')
  const wordsOf = (text: string) =>
    tokenize(text, segmenter)
      .filter(isOwn)
      .map((token) => token.text)
  const trained = training.map(({ text, label }) => ({ words: wordsOf(text), label }))
  const measure = (tell: (words: readonly string[]) => Judged['stance']) =>
    measureAgreement(
      labels.map(({ text, label, second }) => ({ label, second, stance: tell(wordsOf(text)), confidence: 1 })),
    )
  return { majority: measure(trainMajority(trained)), 'naive Bayes': measure(trainNaiveBayes(trained)) }
}
