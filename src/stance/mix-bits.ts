/** A hash of two 32-bit numbers, all of whose bits may be used: multiplications by odd constants mix them. */
export function mixBits(a: number, b: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}
