import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The file of this name in a folder or the nearest one above it; `undefined` when there is none. */
export function findUpward(name: string, folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const path = join(here, name)
    if (existsSync(path)) return path
    if (dirname(here) === here) return undefined
  }
}
