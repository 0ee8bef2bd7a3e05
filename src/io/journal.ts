import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { KanfaError } from '../errors.js'
import { notWritten } from './sinks.js'

/** An output that grows source by source and can be taken up again after the process was killed. */
export interface Journal {
  /** True when the next source of that name was done before; each time it was done counts for one of that name. */
  readonly passOver: (source: string) => boolean
  /** Sources done before that failed. */
  readonly failed: number
  /** True while nothing is written. */
  readonly isEmpty: () => boolean
  readonly write: (text: string) => Promise<void>
  /** All that was written since the last call belongs to this source, which is done with. */
  readonly record: (source: string, failed: boolean) => Promise<void>
  /** The output takes its place; the journal goes. */
  readonly finish: () => Promise<void>
}

interface Entry {
  readonly source: string
  /** Length of the output behind the source's rows. */
  readonly bytes: number
  readonly failed: boolean
}

const BATCH = 1 << 16

/**
 * Opens `.OUTPUT.unfinished` and `.OUTPUT.journal` beside the output, or takes them up again: what the journal does not know is
 * cut off, so that a source killed in its middle is done anew, and none is lost or doubled. `settings` must be those of the run
 * that began. Throws `bad-output`.
 */
export async function openJournal(output: string, settings: string): Promise<Journal> {
  const beside = (ending: string) => join(dirname(output), `.${basename(output)}.${ending}`)
  const [part, journal] = [beside('unfinished'), beside('journal')]
  const entries = existsSync(part) ? await readEntries(journal, settings, output) : []
  const failing = (error: unknown): never => {
    throw notWritten(error, output)
  }
  const known = entries.at(-1)?.bytes ?? 0
  if (known > 0 && statSync(part).size < known)
    throw unusable(`${part} is shorter than its journal says; to start anew delete ${journal}`, output)
  const lines = [settings, ...entries.map((entry) => JSON.stringify(entry))]
  await writeFile(journal, lines.map((line) => `${line}\n`).join('')).catch(failing)
  const rows = await open(part, entries.length > 0 ? 'r+' : 'w').catch(failing)
  const notes = await open(journal, 'a').catch(failing)
  let bytes = entries.at(-1)?.bytes ?? 0
  let waiting = ''
  await rows.truncate(bytes).catch(failing)
  const before = new Map<string, number>()
  for (const { source } of entries) before.set(source, (before.get(source) ?? 0) + 1)

  const flush = async (): Promise<void> => {
    bytes += await writeAt(rows, Buffer.from(waiting), bytes).catch(failing)
    waiting = ''
  }
  return {
    passOver: (source) => {
      const times = before.get(source) ?? 0
      before.set(source, times - 1)
      return times > 0
    },
    failed: entries.filter((entry) => entry.failed).length,
    isEmpty: () => bytes === 0 && waiting === '',
    write: async (text) => {
      waiting += text
      if (waiting.length >= BATCH) await flush()
    },
    record: async (source, failed) => {
      await flush()
      await notes.appendFile(`${JSON.stringify({ source, bytes, failed } satisfies Entry)}\n`).catch(failing)
    },
    finish: async () => {
      await flush()
      await rows.close()
      await notes.close()
      try {
        renameSync(part, output)
        rmSync(journal)
      } catch (error) {
        failing(error)
      }
    },
  }
}

/** What was done before; nothing where there is no journal. A last line without its end was being written and does not count. */
async function readEntries(journal: string, settings: string, output: string): Promise<Entry[]> {
  const text = await readFile(journal, 'utf8').catch(() => '')
  const [first, ...lines] = text.split('\n').slice(0, -1)
  if (first === undefined) return []
  if (first !== settings) throw unusable(`it was begun with other options; to start anew delete ${journal}`, output)
  return lines.map((line, i) => {
    const entry = parseEntry(line)
    if (!entry) throw unusable(`line ${i + 2} of its journal cannot be read; to start anew delete ${journal}`, output)
    return entry
  })
}

function parseEntry(line: string): Entry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<Entry> | null
    return typeof entry?.source === 'string' && Number.isSafeInteger(entry.bytes) ? (entry as Entry) : undefined
  } catch {
    return undefined
  }
}

function unusable(detail: string, output: string): KanfaError {
  return new KanfaError('bad-output', { detail }, { file: output })
}

async function writeAt(file: FileHandle, data: Buffer, position: number): Promise<number> {
  let written = 0
  while (written < data.length)
    written += (await file.write(data, written, data.length - written, position + written)).bytesWritten
  return data.length
}
