/** Remembers with which number each hash came first. */
export type FirstSeen = (hash: number, n: number) => number | undefined

/**
 * Starts an empty memory: give it a hash (an integer below 2⁵³) and a number, it answers with the number the hash came first with,
 * `undefined` the first time. An open-addressing table of 12 bytes a slot, at most three quarters full: 24 MB for a million hashes,
 * where a Map of them takes about 80.
 */
export function createFirstSeen(): FirstSeen {
  let keys = new Float64Array(1 << 10)
  let numbers = new Uint32Array(1 << 10)
  let used = 0

  const slotOf = (key: number): number => {
    const mask = keys.length - 1
    let slot = key & mask
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers]
    keys = new Float64Array(oldKeys.length * 2)
    numbers = new Uint32Array(oldKeys.length * 2)
    for (let i = 0; i < oldKeys.length; i++) {
      const key = oldKeys[i]!
      if (key === 0) continue
      const slot = slotOf(key)
      keys[slot] = key
      numbers[slot] = oldNumbers[i]!
    }
  }

  return (hash, n) => {
    const key = hash + 1 // 0 marks a free slot
    const slot = slotOf(key)
    if (keys[slot] === key) return numbers[slot]
    keys[slot] = key
    numbers[slot] = n
    used++
    if (used * 4 > keys.length * 3) grow()
    return undefined
  }
}
