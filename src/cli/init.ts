import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { KanfaError } from '../errors.js'
import { packageFolder } from '../io/package-folder.js'
import { writeNew } from '../io/write-file.js'
import { CONFIG_FILE } from './config.js'
import type { Run } from './run.js'
import { languageOf, workingFolder } from './terminal.js'

/**
 * `kanfa init`: a config with what people change most, in the working directory. Never overwrites one: throws `exists`.
 * `$schema` points to the installed schema, relative where kanfa is installed below the directory.
 */
export const init: Run<object> = async (_inputs, _options, terminal) => {
  const folder = workingFolder(terminal)
  if (folder === undefined)
    throw new KanfaError('bad-output', { detail: 'its folder does not exist' }, { file: CONFIG_FILE })
  const schema = join(packageFolder(), 'dist', 'kanfa.schema.json')
  const below = relative(folder, schema).replaceAll('\\', '/')
  const config = {
    $schema: below.startsWith('..') ? pathToFileURL(schema).href : `./${below}`,
    lang: languageOf(terminal),
    lexicon: [],
    unique: false,
    excel: false,
  }
  const path = join(folder, CONFIG_FILE)
  await writeNew(path, `${JSON.stringify(config, undefined, 2)}\n`)
  terminal.stdout.write(`${CONFIG_FILE}\n`)
  return 0
}
