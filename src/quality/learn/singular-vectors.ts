import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { gramMatrix, orthonormalize } from './orthonormalize.js'
import { createSequence } from './random.js'
import { type DenseMatrix, makeDense, multiply, multiplyTransposed, type SparseMatrix } from './sparse-matrix.js'

/** Directions looked at beyond those wanted, and how often they are refined. */
const OVERSAMPLING = 20
const REFINEMENTS = 2

/**
 * The `wanted` leading left singular vectors of a matrix, each times the square root of its singular value: rows whose
 * distances are those of the matrix's rows, in few columns. Randomised subspace iteration (Halko, Martinsson & Tropp 2011),
 * with the same "random" start on every machine.
 */
export function findSingularVectors(matrix: SparseMatrix, wanted: number): DenseMatrix {
  const rows = matrix.starts.length - 1
  const width = Math.min(wanted + OVERSAMPLING, rows, matrix.columns)
  const next = createSequence(1)
  const start = makeDense(matrix.columns, width)
  for (let i = 0; i < start.values.length; i++) start.values[i] = next() - 0.5
  let basis = orthonormalize(multiply(matrix, start))
  for (let i = 0; i < REFINEMENTS; i++) basis = orthonormalize(multiply(matrix, multiplyTransposed(matrix, basis)))
  return rotate(basis, gramMatrix(multiplyTransposed(matrix, basis)), Math.min(wanted, width))
}

/** Turns the basis to the eigenvectors of `squares`, whose eigenvalues are the squared singular values. */
function rotate(basis: DenseMatrix, squares: Float64Array, wanted: number): DenseMatrix {
  const size = basis.columns
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(Matrix.from1DArray(size, size, squares), {
    assumeSymmetric: true,
  })
  const order = realEigenvalues
    .map((_, i) => i)
    .sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!)
    .slice(0, wanted)
  const turned = makeDense(basis.rows, wanted)
  const turn = order.map((i) => {
    const scale = Math.max(realEigenvalues[i]!, 0) ** 0.25
    return Float64Array.from({ length: size }, (_, j) => eigenvectorMatrix.get(j, i) * scale)
  })
  for (let row = 0; row < basis.rows; row++) {
    for (let k = 0; k < wanted; k++) {
      const column = turn[k]!
      let sum = 0
      for (let j = 0; j < size; j++) sum += basis.values[row * size + j]! * column[j]!
      turned.values[row * wanted + k] = sum
    }
  }
  return turned
}
