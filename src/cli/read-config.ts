import { basename, dirname, resolve } from 'node:path'
import { KanfaError } from '../errors.js'
import { readBytesOf } from '../io/lines.js'
import { nearestName } from '../output/nearest-name.js'
import { decodeSmall } from '../page/decode-small.js'
import { placeIn } from '../page/place-in.js'
import { placeInJson } from '../quality/place-in-json.js'
import { CONFIG, type Config, checkConfig } from './config-schema.js'

/** Reads and checks a config; its paths become relative to the folder it stands in. Throws `not-found`, `empty`, `undecodable`, `bad-config`, `unknown-setting`, `bad-setting`. */
export async function readConfig(file: string): Promise<Config> {
  const text = decodeConfig(await readBytesOf(file), file)
  const checked = checkConfig(parseJson(text, file))
  if (!('expected' in checked))
    return checked.lexicon
      ? { ...checked, lexicon: checked.lexicon.map((path) => resolve(dirname(file), path)) }
      : checked
  const { name, key, unknown, expected, received } = checked
  const where = { file, ...placeInJson(text, key) }
  if (!unknown) throw new KanfaError('bad-setting', { name: name || basename(file), expected, received }, where)
  const names = Object.keys(CONFIG.entries)
  const nearest = nearestName(key, names)
  throw new KanfaError('unknown-setting', { name, nearest, names: names.join(', ') }, where)
}

function decodeConfig(bytes: Uint8Array, file: string): string {
  try {
    return decodeSmall(bytes)
  } catch (error) {
    throw placeIn(error, file)
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const { message } = error as Error
    throw new KanfaError(
      'bad-config',
      { detail: `not JSON: ${message}` },
      { file, ...placeInJson(text, error as Error) },
      { cause: error },
    )
  }
}
