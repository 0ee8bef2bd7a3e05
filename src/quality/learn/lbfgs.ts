/** A function to be made small: gives its value at `point` and writes its slope into `slope`. */
export type Objective = (point: Float64Array, slope: Float64Array) => number

/** Steps remembered. */
const MEMORY = 8
/** Of the decrease that the slope promises, the share that a step must bring (Armijo). */
const LEAST_DECREASE = 1e-4

/**
 * Finds where a smooth convex function is smallest, by L-BFGS with halved steps (Nocedal & Wright 2006, algorithms 7.4 and 7.5),
 * in at most `iterations` steps; stops where a step changes less than a millionth of the value. Gives the point.
 * `curvature` guesses the second derivative in each direction, where it is known to differ much: steps are then made in scale.
 */
export function minimize(
  objective: Objective,
  size: number,
  iterations: number,
  curvature: Float64Array = new Float64Array(size).fill(1),
): Float64Array {
  let point = new Float64Array(size)
  let slope = new Float64Array(size)
  let value = objective(point, slope)
  const steps: { move: Float64Array; turn: Float64Array; rho: number }[] = []
  for (let i = 0; i < iterations; i++) {
    const direction = quasiNewtonDirection(slope, steps, curvature)
    const descent = dot(direction, slope)
    if (descent >= 0) break
    let length = i === 0 ? 1 / Math.sqrt(-descent) : 1
    let next = point
    let nextSlope = slope
    let nextValue = value
    for (; length > 1e-10; length /= 2) {
      next = point.slice()
      addScaled(next, direction, length)
      nextSlope = new Float64Array(size)
      nextValue = objective(next, nextSlope)
      if (nextValue <= value + LEAST_DECREASE * length * descent) break
    }
    const move = next.slice()
    addScaled(move, point, -1)
    const turn = nextSlope.slice()
    addScaled(turn, slope, -1)
    const bend = dot(move, turn)
    if (bend > 1e-12) {
      steps.push({ move, turn, rho: 1 / bend })
      if (steps.length > MEMORY) steps.shift()
    }
    const done = Math.abs(value - nextValue) <= 1e-6 * Math.abs(value)
    ;[point, slope, value] = [next, nextSlope, nextValue]
    if (done) break
  }
  return point
}

function quasiNewtonDirection(
  slope: Float64Array,
  steps: readonly { move: Float64Array; turn: Float64Array; rho: number }[],
  curvature: Float64Array,
): Float64Array {
  const direction = slope.map((x) => -x)
  const pulls: number[] = []
  for (const { move, turn, rho } of steps.toReversed()) {
    const pull = rho * dot(move, direction)
    pulls.push(pull)
    addScaled(direction, turn, -pull)
  }
  const last = steps.at(-1)
  let scale = 1
  if (last) {
    let turned = 0
    for (let k = 0; k < direction.length; k++) turned += last.turn[k]! ** 2 / curvature[k]!
    scale = 1 / (last.rho * turned)
  }
  for (let k = 0; k < direction.length; k++) direction[k]! *= scale / curvature[k]!
  for (const { move, turn, rho } of steps) addScaled(direction, move, pulls.pop()! - rho * dot(turn, direction))
  return direction
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let k = 0; k < target.length; k++) target[k]! += factor * source[k]!
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!
  return sum
}
