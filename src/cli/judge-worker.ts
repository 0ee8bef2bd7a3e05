import { parentPort, workerData } from 'node:worker_threads'
import { KanfaError } from '../errors.js'
import { type KitOptions, loadKit } from '../kit.js'
import { isOfStance } from '../output/arrange.js'
import { loadRenderer } from '../output/formats.js'
import { judgeText } from '../stance/judge.js'
import { scoreComment } from '../stance/score-comment.js'
import type { Notice, ReportEvent } from '../types.js'
import type { Batch, BatchAnswer, WorkerSettings } from './spread.js'

/** A thread of `--jobs`: judges batches of comments and renders their rows. */
const { kit: options, format, render: look, stances, minConfidence } = workerData as WorkerSettings
const wanted = stances && new Set(stances)
const notices: Notice[] = []
let tools: Promise<Tools> | undefined

type Tools = Awaited<ReturnType<typeof loadTools>>

async function loadTools() {
  const kitOptions: KitOptions = { ...options, onNotice: (notice) => notices.push(notice) }
  return { judge: loadKit(kitOptions).judge, render: await loadRenderer(format) }
}

async function answer(batch: Batch): Promise<BatchAnswer> {
  try {
    tools ??= loadTools()
    const { judge, render } = await tools
    let text = ''
    for await (const chunk of render(judged(batch, judge), look)) if (typeof chunk === 'string') text += chunk
    return { text, notices: notices.splice(0) }
  } catch (error) {
    if (!(error instanceof KanfaError)) throw error
    const { code, args, where } = error
    return { error: { code, args, where }, notices: [] }
  }
}

async function* judged({ page, comments }: Batch, judge: Tools['judge']): AsyncGenerator<ReportEvent> {
  for (const comment of comments) {
    const { verdict } = judgeText(comment.text, judge)
    const scored = scoreComment(comment, verdict, comment, minConfidence)
    if (!wanted || isOfStance(scored, wanted)) yield { type: 'comment', page, comment: scored }
  }
}

// answers keep the order of their tasks
let last: Promise<unknown> = Promise.resolve()
parentPort!.on('message', (batch: Batch) => {
  last = last.then(async () => parentPort!.postMessage(await answer(batch)))
})
