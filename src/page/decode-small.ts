import { KanfaError } from '../errors.js'
import { binaryType } from './binary-type.js'
import { decodeBytes } from './decode.js'

/**
 * Text of a file that a person may have saved from a spreadsheet: UTF-8, with a mark or without, UTF-16, GBK, Big5.
 * Throws `empty`, `binary`, `undecodable`.
 */
export function decodeSmall(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new KanfaError('empty')
  const type = binaryType(bytes)
  if (type !== undefined) throw new KanfaError('binary', { type })
  return decodeBytes(bytes).text
}
