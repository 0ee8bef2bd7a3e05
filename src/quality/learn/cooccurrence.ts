import { type SparseMatrix, SparseMatrixBuilder } from './sparse-matrix.js'
import { BREAK, type Vocabulary } from './vocabulary.js'

/** Words to either side that count as company; at distance d a word counts 1/d. */
const WINDOW = 5
/** Context counts are raised to this power, so that rare company does not look telling (Levy, Goldberg & Dagan 2015). */
const SMOOTHING = 0.75
/** What the company of cues counts against that of neighbours, and the count at which it is believed in full. */
const CUE_SHARE = 2
const BELIEVED_AT = 3

/**
 * How much more often each word stands in company than chance would have it: positive pointwise mutual information. One row a
 * word. The first columns are its neighbours within five words, the others the words of `cues` (a person's lexicon) anywhere
 * in the same text: so a word's row says what it is used like, and what stances it is used with.
 */
export function measureCompany(vocabulary: Vocabulary, cues: ReadonlySet<string>): SparseMatrix {
  const cueColumns = new Int32Array(vocabulary.words.length).fill(-1)
  let columns = vocabulary.words.length
  for (const [id, word] of vocabulary.words.entries()) if (cues.has(word)) cueColumns[id] = columns++
  return weigh(countCompany(vocabulary, cueColumns, columns), vocabulary.words.length)
}

function countCompany({ words, texts }: Vocabulary, cueColumns: Int32Array, columns: number): SparseMatrix {
  const { starts, places } = findPlaces(texts, words.length)
  const builder = new SparseMatrixBuilder(columns)
  const counts = new Float64Array(columns)
  const seenIn = new Int32Array(columns).fill(-1)
  for (let word = 0; word < words.length; word++) {
    const touched: number[] = []
    let lastText = -1
    const count = (column: number, value: number) => {
      if (counts[column] === 0) touched.push(column)
      counts[column]! += value
    }
    for (let i = starts[word]!; i < starts[word + 1]!; i++) {
      const place = places[i]!
      eachNeighbour(texts, place, (other, distance) => count(other, 1 / distance))
      const text = startOfText(texts, place)
      if (text === lastText) continue
      lastText = text
      for (let at = text; texts[at] !== BREAK; at++) {
        const other = texts[at]!
        const column = other < 0 || other === word ? -1 : cueColumns[other]!
        if (column < 0 || seenIn[column] === place) continue
        seenIn[column] = place
        count(column, 1)
      }
    }
    touched.sort((a, b) => a - b)
    for (const column of touched) {
      builder.put(column, counts[column]!)
      counts[column] = 0
    }
    builder.endRow()
  }
  return builder.finish()
}

function eachNeighbour(texts: Int32Array, place: number, visit: (word: number, distance: number) => void): void {
  for (const step of [-1, 1]) {
    for (let distance = 1; distance <= WINDOW; distance++) {
      const word = texts[place + step * distance]!
      if (word === BREAK) break
      if (word >= 0) visit(word, distance)
    }
  }
}

function startOfText(texts: Int32Array, place: number): number {
  let at = place
  while (texts[at - 1] !== BREAK) at--
  return at
}

/** Where each word stands. */
function findPlaces(texts: Int32Array, words: number): { starts: Int32Array; places: Int32Array } {
  const starts = new Int32Array(words + 1)
  for (const word of texts) if (word >= 0) starts[word + 1]!++
  for (let word = 0; word < words; word++) starts[word + 1]! += starts[word]!
  const next = starts.slice()
  const places = new Int32Array(starts[words]!)
  for (let at = 0; at < texts.length; at++) {
    const word = texts[at]!
    if (word >= 0) places[next[word]!++] = at
  }
  return { starts, places }
}

/** Counts to positive pointwise mutual information, neighbours and cues each among themselves. */
function weigh({ columns, starts, indices, values }: SparseMatrix, words: number): SparseMatrix {
  const rows = starts.length - 1
  const rowSums = { near: new Float64Array(rows), cues: new Float64Array(rows) }
  const columnSums = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const column = indices[i]!
      rowSums[column < words ? 'near' : 'cues'][row]! += values[i]!
      columnSums[column]! += values[i]!
    }
  }
  const smoothed = columnSums.map((sum) => sum ** SMOOTHING)
  const totals = { near: 0, cues: 0 }
  for (const [column, sum] of smoothed.entries()) totals[column < words ? 'near' : 'cues'] += sum
  const builder = new SparseMatrixBuilder(columns)
  for (let row = 0; row < rows; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const [column, count] = [indices[i]!, values[i]!]
      const part = column < words ? 'near' : 'cues'
      const information = Math.log((count * totals[part]) / (rowSums[part][row]! * smoothed[column]!))
      if (information <= 0) continue
      builder.put(column, part === 'near' ? information : information * CUE_SHARE * Math.min(1, count / BELIEVED_AT))
    }
    builder.endRow()
  }
  return builder.finish()
}
