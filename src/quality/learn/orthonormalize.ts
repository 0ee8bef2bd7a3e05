import type { DenseMatrix } from './sparse-matrix.js'

/**
 * Makes the columns of a tall matrix orthonormal, in place: Cholesky QR, done twice for accuracy (Yamamoto et al. 2015).
 * Gives the matrix.
 */
export function orthonormalize(matrix: DenseMatrix): DenseMatrix {
  for (let pass = 0; pass < 2; pass++) divideByFactor(matrix, choleskyFactor(gramMatrix(matrix), matrix.columns))
  return matrix
}

/** The transpose of a matrix × itself, row by row. */
export function gramMatrix({ rows, columns, values }: DenseMatrix): Float64Array {
  const gram = new Float64Array(columns * columns)
  for (let row = 0; row < rows; row++) {
    const at = row * columns
    for (let i = 0; i < columns; i++) {
      const value = values[at + i]!
      if (value === 0) continue
      for (let j = i; j < columns; j++) gram[i * columns + j]! += value * values[at + j]!
    }
  }
  for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) gram[i * columns + j] = gram[j * columns + i]!
  return gram
}

/** Below it a direction has no length of its own: it is the rounding of those before it. */
const NO_LENGTH = 1e-12

/** Upper triangle R with RᵀR = the matrix. The row of a direction without length is 0. */
function choleskyFactor(gram: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = gram[i * size + j]!
      for (let k = 0; k < i; k++) sum -= factor[k * size + i]! * factor[k * size + j]!
      if (i === j && sum < NO_LENGTH) break
      factor[i * size + j] = i === j ? Math.sqrt(sum) : sum / factor[i * size + i]!
    }
  }
  return factor
}

/** matrix := matrix × R⁻¹; the columns of directions without length become 0. */
function divideByFactor({ rows, columns, values }: DenseMatrix, factor: Float64Array): void {
  const solved = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    const at = row * columns
    for (let j = 0; j < columns; j++) solved[j] = values[at + j]!
    for (let j = 0; j < columns; j++) {
      const length = factor[j * columns + j]!
      const value = length === 0 ? 0 : solved[j]! / length
      solved[j] = value
      if (value !== 0) for (let k = j + 1; k < columns; k++) solved[k]! -= value * factor[j * columns + k]!
    }
    for (let j = 0; j < columns; j++) values[at + j] = solved[j]!
  }
}
