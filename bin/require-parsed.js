import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'

/** Files of dist/ that were required, with their scripts. */
export const required = new Map()

/** What V8 made of a file's code when it was built stands beside it. */
export const parsedOf = (file) => `${file}.parsed`

/**
 * Requires a CommonJS file, and what it requires beside it, with what V8 made of their code when kanfa was built: parsing it would
 * take half of a start. V8 itself refuses what another version of it made, and parses the code. For Node 20, which keeps nothing.
 */
export function requireParsed(file) {
  const known = required.get(file)
  if (known) return known.module.exports
  const script = new Script(wrapped(readFileSync(file, 'utf8')), { filename: file, cachedData: readParsed(file) })
  const module = { exports: {} }
  required.set(file, { module, script })
  const folder = dirname(file)
  const requireOther = createRequire(file)
  const require = (id) => (id.startsWith('./') ? requireParsed(join(folder, id)) : requireOther(id))
  script.runInThisContext()(module.exports, require, module, file, folder)
  return module.exports
}

function readParsed(file) {
  try {
    return readFileSync(parsedOf(file))
  } catch {
    return undefined
  }
}

/** As Node itself wraps a CommonJS file. */
const wrapped = (code) => `(function (exports, require, module, __filename, __dirname) {${code}\n})`
