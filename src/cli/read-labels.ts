import { KanfaError } from '../errors.js'
import { readBytesOf } from '../io/lines.js'
import { decodeSmall } from '../page/decode-small.js'
import { placeIn } from '../page/place-in.js'
import { type LabelledText, parseLabels } from '../quality/label-file.js'

/**
 * The labelled comments of tables, all together. `lines` are the comments that a table without texts labels by their lines.
 * Throws what a table is wrong in, with its file and line.
 */
export async function readLabels(paths: readonly string[], lines?: readonly string[]): Promise<LabelledText[]> {
  const tables = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readBytesOf(path)
      try {
        return parseLabels(decodeSmall(bytes), path, undefined, lines)
      } catch (error) {
        throw error instanceof KanfaError ? placeIn(error, path) : error
      }
    }),
  )
  return tables.flat()
}
