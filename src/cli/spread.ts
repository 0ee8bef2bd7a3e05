import { join } from 'node:path'
import type { ErrorCode } from '../error-codes.js'
import { KanfaError } from '../errors.js'
import type { Args } from '../fill.js'
import { packageFolder } from '../io/package-folder.js'
import { openWorkerPool } from '../io/worker-pool.js'
import type { KitOptions } from '../kit.js'
import { type Format, loadRenderer } from '../output/formats.js'
import type { Renderer, RenderOptions } from '../output/renderer.js'
import { createMarker } from '../pipeline.js'
import type { Comment, Notice, Page, Stance, Where } from '../types.js'

/** Comments of one page that a thread judges at once, with what only their page's order tells. */
export interface Batch {
  /** Without its body, which the rows have no use for. */
  readonly page: Page
  readonly comments: readonly (Comment & {
    readonly repeatOf?: number | undefined
    readonly echo?: number | undefined
  })[]
}

/** The rows of a batch, or why there are none. */
export type BatchAnswer = { readonly notices: readonly Notice[] } & (
  | { readonly text: string }
  | {
      readonly error: {
        readonly code: ErrorCode
        readonly args: Args
        readonly where?: Where | undefined
      }
    }
)

/** What a thread is started with. */
export interface WorkerSettings {
  readonly kit: Omit<KitOptions, 'onNotice'>
  readonly format: Format
  readonly render: RenderOptions
  readonly stances?: readonly Stance[] | undefined
  /** Below it (0–1) a comment is unsure. */
  readonly minConfidence?: number | undefined
}

/** How judging is spread over threads. */
export interface SpreadOptions {
  readonly jobs: number
  readonly kit: KitOptions
  readonly format: Format
  readonly stances?: readonly Stance[] | undefined
  readonly minConfidence?: number | undefined
  /** Leave out comments that repeat an earlier one of their page. */
  readonly unique?: boolean | undefined
}

/** Comments a thread gets at once, and batches that wait for each thread: enough that none idles, few enough for memory. */
const BATCH = 256
const AHEAD = 4

/**
 * A renderer for comments that are only read yet: threads judge them and render their rows, which come in the order of the
 * comments, the same bytes as from one thread. Repeats and echoes are found here, for they need the order.
 */
export function spreadRenderer({ jobs, kit, format, stances, minConfidence, unique }: SpreadOptions): Renderer {
  return async function* (events, options) {
    const { onNotice, ...rest } = kit
    const render = { ...options, heading: false }
    const settings: WorkerSettings = { kit: rest, format, stances, minConfidence, render }
    if (options.heading !== false) {
      const render = await loadRenderer(format)
      for await (const chunk of render(nothing(), options)) if (typeof chunk === 'string') yield chunk
    }
    const pool = openWorkerPool<Batch, BatchAnswer>(join(packageFolder(), 'dist', 'judge-worker.cjs'), jobs, settings)
    const told = new Set<string>()
    const answers: Promise<BatchAnswer>[] = []
    let batch: Batch['comments'][number][] = []

    const send = (page: Page): void => {
      const { body, ...head } = page
      if (batch.length > 0) answers.push(pool.run({ page: head, comments: batch }))
      batch = []
    }
    const next = async (): Promise<string> => {
      const answer = (await answers.shift())!
      for (const notice of answer.notices) {
        // every thread says it; once is enough
        if (!told.has(notice.code)) onNotice?.(notice)
        told.add(notice.code)
      }
      if ('text' in answer) return answer.text
      throw new KanfaError(answer.error.code, answer.error.args, answer.error.where)
    }

    try {
      let page: Page | undefined
      let mark = createMarker(undefined)
      for await (const event of events) {
        if (event.type === 'page') {
          if (page) send(page)
          page = event.page
          mark = createMarker(page.body)
        } else if (event.type === 'comment') {
          const marks = mark(event.comment)
          if (unique && marks.repeatOf !== undefined) continue
          batch.push({ ...event.comment, ...marks })
          if (batch.length === BATCH) send(event.page)
        }
        while (answers.length > jobs * AHEAD) yield await next()
      }
      if (page) send(page)
      while (answers.length > 0) yield await next()
    } finally {
      await pool.close()
    }
  }
}

async function* nothing(): AsyncGenerator<never> {}
