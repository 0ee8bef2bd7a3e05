import { stat } from 'node:fs/promises'

/** True when two paths lead to one regular file, by links too. A path that leads nowhere is the same as none. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)))
  if (!one?.isFile()) return false
  return one.dev === other?.dev && one.ino === other.ino
}
