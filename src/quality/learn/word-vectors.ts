import { measureCompany } from './cooccurrence.js'
import { findSingularVectors } from './singular-vectors.js'
import { type DenseMatrix, makeDense } from './sparse-matrix.js'
import type { Vocabulary } from './vocabulary.js'

/** Numbers a word's vector has. */
const DIMENSIONS = 250

/**
 * A vector of length about 1 for each word of a vocabulary; words that are used alike have like vectors, so that a weight learned
 * for 辛苦 carries over to 致敬. `frequencies` are the words' counts in the labelled texts: the mean vector of these texts is
 * taken off, for what all words share tells nothing.
 * Method: singular vectors of pointwise mutual information (Levy & Goldberg 2014).
 */
export function embedWords(vocabulary: Vocabulary, cues: ReadonlySet<string>, frequencies: Float64Array): DenseMatrix {
  if (vocabulary.words.length === 0) return makeDense(0, 0)
  const { rows, columns, values } = findSingularVectors(measureCompany(vocabulary, cues), DIMENSIONS)
  const vectors = makeDense(rows, columns)
  const mean = new Float64Array(columns)
  let total = 0
  for (let row = 0; row < rows; row++) {
    const at = row * columns
    let square = 0
    for (let k = 0; k < columns; k++) square += values[at + k]! ** 2
    const length = Math.sqrt(square) || 1
    for (let k = 0; k < columns; k++) {
      vectors.values[at + k] = values[at + k]! / length
      mean[k]! += frequencies[row]! * vectors.values[at + k]!
    }
    total += frequencies[row]!
  }
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < columns; k++) vectors.values[row * columns + k]! -= mean[k]! / Math.max(total, 1)
  return vectors
}
