/** Gives again what was already taken from an iterator, then the rest of it, and closes it when the reader stops early. */
export async function* resume<Item>(
  taken: Iterable<Item>,
  iterator: AsyncIterator<Item> | Iterator<Item>,
): AsyncGenerator<Item> {
  try {
    yield* taken
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}
