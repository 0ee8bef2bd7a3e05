/** Texts found again by keys, in typed arrays: as objects in a Map, V8's heap would grow by several times their size. */
export interface KeptTexts {
  /** Keys that lead to a text. */
  readonly keys: () => number
  /** The text first kept under a key (1–2³²−1), or −1; its place stays good until `clear`. */
  readonly find: (key: number) => number
  /** Keeps a text and its number under those of the keys that have no text yet; nothing where all have one. */
  readonly keep: (keys: Uint32Array, letters: string, n: number) => void
  /** The letters of the text at a place, as UTF-16 units. */
  readonly lettersAt: (place: number) => Uint16Array
  readonly numberAt: (place: number) => number
  /** Forgets all, and keeps the memory for what comes. */
  readonly clear: () => void
}

/** UTF-16 units gathered in one array: a text stands in one whole, and no array has to be copied to grow. */
const CHUNK = 1 << 17
/** Share of the slots that may be taken. */
const FULLEST = 0.8

/** Starts an empty memory of texts of at most 2¹⁷ units. An open-addressing table of 8 bytes a slot leads to them. */
export function createKeptTexts(): KeptTexts {
  let slotKeys = new Uint32Array(1 << 10) // 0 is a free slot
  let slotPlaces = new Uint32Array(1 << 10)
  let used = 0
  let starts = new Uint32Array(1 << 8)
  let lengths = new Uint32Array(1 << 8)
  let numbers = new Uint32Array(1 << 8)
  let texts = 0
  const chunks: Uint16Array[] = []
  let end = 0

  const slotOf = (key: number): number => {
    const mask = slotKeys.length - 1
    let slot = key & mask
    while (slotKeys[slot] !== 0 && slotKeys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  const grow = (): void => {
    const [oldKeys, oldPlaces] = [slotKeys, slotPlaces]
    slotKeys = new Uint32Array(oldKeys.length * 2)
    slotPlaces = new Uint32Array(oldKeys.length * 2)
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] === 0) continue
      const slot = slotOf(oldKeys[i]!)
      slotKeys[slot] = oldKeys[i]!
      slotPlaces[slot] = oldPlaces[i]!
    }
  }

  const store = (letters: string, n: number): void => {
    if ((end % CHUNK) + letters.length > CHUNK) end += CHUNK - (end % CHUNK)
    const chunk = Math.floor(end / CHUNK)
    chunks[chunk] ??= new Uint16Array(CHUNK)
    const units = chunks[chunk]
    const from = end % CHUNK
    for (let i = 0; i < letters.length; i++) units[from + i] = letters.charCodeAt(i)
    if (texts === starts.length) [starts, lengths, numbers] = [doubled(starts), doubled(lengths), doubled(numbers)]
    starts[texts] = end
    lengths[texts] = letters.length
    numbers[texts] = n
    texts++
    end += letters.length
  }

  return {
    keys: () => used,
    find: (key) => {
      const slot = slotOf(key)
      return slotKeys[slot] === 0 ? -1 : slotPlaces[slot]!
    },
    keep: (keys, letters, n) => {
      const place = texts
      for (const key of keys) {
        const slot = slotOf(key)
        if (slotKeys[slot] !== 0) continue
        slotKeys[slot] = key
        slotPlaces[slot] = place
        used++
        if (used > slotKeys.length * FULLEST) grow()
        if (texts === place) store(letters, n)
      }
    },
    lettersAt: (place) => {
      const from = starts[place]! % CHUNK
      return chunks[Math.floor(starts[place]! / CHUNK)]!.subarray(from, from + lengths[place]!)
    },
    numberAt: (place) => numbers[place]!,
    clear: () => {
      slotKeys.fill(0)
      used = texts = end = 0
    },
  }
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
