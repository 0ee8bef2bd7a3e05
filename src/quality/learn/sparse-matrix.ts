/** A matrix of which only the values that are not 0 are kept, row by row. */
export interface SparseMatrix {
  readonly columns: number
  /** Where each row starts in `indices` and `values`, and where the last one ends. */
  readonly starts: Int32Array
  /** Columns of the values. */
  readonly indices: Int32Array
  readonly values: Float32Array
}

/** A dense matrix, row by row. */
export interface DenseMatrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float32Array
}

/** Grows as values are put in; rows must come in order. */
export class SparseMatrixBuilder {
  private indices = new Int32Array(1 << 16)
  private values = new Float32Array(1 << 16)
  private readonly starts: number[] = [0]
  private size = 0

  constructor(private readonly columns: number) {}

  put(column: number, value: number): void {
    if (this.size === this.indices.length) this.grow()
    this.indices[this.size] = column
    this.values[this.size++] = value
  }

  endRow(): void {
    this.starts.push(this.size)
  }

  finish(): SparseMatrix {
    return {
      columns: this.columns,
      starts: Int32Array.from(this.starts),
      indices: this.indices.subarray(0, this.size),
      values: this.values.subarray(0, this.size),
    }
  }

  private grow(): void {
    const [indices, values] = [this.indices, this.values]
    this.indices = new Int32Array(indices.length * 2)
    this.values = new Float32Array(values.length * 2)
    this.indices.set(indices)
    this.values.set(values)
  }
}

/** `matrix` × `right`. */
export function multiply({ starts, indices, values }: SparseMatrix, right: DenseMatrix): DenseMatrix {
  const width = right.columns
  const product = makeDense(starts.length - 1, width)
  for (let row = 0; row < product.rows; row++) {
    const to = row * width
    for (let i = starts[row]!; i < starts[row + 1]!; i++)
      addScaled(product.values, to, right.values, indices[i]! * width, values[i]!, width)
  }
  return product
}

/** The transpose of `matrix` × `right`. */
export function multiplyTransposed(
  { columns, starts, indices, values }: SparseMatrix,
  right: DenseMatrix,
): DenseMatrix {
  const width = right.columns
  const product = makeDense(columns, width)
  for (let row = 0; row < right.rows; row++) {
    const from = row * width
    for (let i = starts[row]!; i < starts[row + 1]!; i++)
      addScaled(product.values, indices[i]! * width, right.values, from, values[i]!, width)
  }
  return product
}

export function makeDense(rows: number, columns: number): DenseMatrix {
  return { rows, columns, values: new Float32Array(rows * columns) }
}

function addScaled(
  target: Float32Array,
  to: number,
  source: Float32Array,
  from: number,
  factor: number,
  width: number,
): void {
  for (let k = 0; k < width; k++) target[to + k]! += factor * source[from + k]!
}
