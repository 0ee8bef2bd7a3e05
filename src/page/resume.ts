/** Gives again what was already taken from an iterator, then the rest of it, and closes it when the reader stops early. */
export function resume<Item>(
  taken: Iterable<Item>,
  iterator: AsyncIterator<Item> | Iterator<Item>,
): AsyncIterableIterator<Item> {
  const before = taken[Symbol.iterator]()
  // no generator: it would cost every item of a long stream a turn of its own
  return {
    next: async () => {
      const first = before.next()
      return first.done ? iterator.next() : first
    },
    return: async (value) => {
      await iterator.return?.()
      return { done: true, value }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
