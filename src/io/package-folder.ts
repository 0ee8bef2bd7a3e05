import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The folder kanfa is installed in: the first one above this file with `lexicons/` in it, be it run from `src/` or from `dist/`. */
export function packageFolder(): string {
  if (found) return found
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'lexicons', 'scoring.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`no lexicons/ above ${fileURLToPath(import.meta.url)}`)
    folder = parent
  }
  found = folder
  return folder
}
