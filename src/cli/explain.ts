import { loadKit } from '../kit.js'
import { renderExplanation, renderExplanationJson } from '../output/explain.js'
import { decodeSmall } from '../page/decode-small.js'
import { placeIn } from '../page/place-in.js'
import { judgeText } from '../stance/judge.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import type { Run } from './run.js'
import { lookIn, type Terminal } from './terminal.js'

interface ExplainOptions extends JudgingOptions {
  readonly format?: 'table' | 'json'
  readonly color: boolean
}

/** `kanfa explain TEXT`: one comment's stance, from its characters to the probability. */
export const explain: Run<ExplainOptions> = async ([argument = ''], options, terminal) => {
  const text = argument === '-' ? await readAll(terminal) : argument
  const { judge } = loadKit(kitOptionsOf(options, terminal))
  const explained = { text, ...judgeText(text, judge) }
  terminal.stdout.write(
    options.format === 'json'
      ? renderExplanationJson(explained)
      : renderExplanation(explained, lookIn(terminal, options)),
  )
  return 0
}

/** A comment that is piped in, in whatever encoding. Throws `binary`, `undecodable`. */
async function readAll({ stdin }: Terminal): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  try {
    return bytes.length === 0 ? '' : decodeSmall(bytes).replace(/\r?\n$/, '')
  } catch (error) {
    throw placeIn(error, '-')
  }
}
