import { existsSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { KanfaError } from '../errors.js'
import type { Source } from '../types.js'
import { type Circumstances, findDifference, type Recorded } from './circumstances.js'
import { notWritten } from './not-written.js'
import { findOutputPlace, replaceFile } from './output-place.js'

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
  readonly record: (source: JournalSource, failed: boolean) => Promise<void>
  /** The output takes its place; the journal goes. */
  readonly finish: () => Promise<void>
  /** Nothing takes the output's place, and nothing is left to go on with. */
  readonly discard: () => Promise<void>
}

/** What is noted of a source: its name, and its state where it has one. */
export interface JournalSource extends Pick<Source, 'name' | 'state'> {}

interface Entry {
  readonly source: string
  /** The source's state when it was read. */
  readonly state?: string | undefined
  /** Length of the output behind the source's rows. */
  readonly bytes: number
  readonly failed: boolean
}

const BATCH = 1 << 16

/**
 * Opens `.OUTPUT.unfinished` and `.OUTPUT.journal` beside the output, or takes them up again: what the journal does not know is
 * cut off, so that a source killed in its middle is done anew, and none is lost or doubled. The circumstances must be those of
 * the run that began, and what was done must stand among the sources as it was then. Throws `cannot-resume` that says what changed,
 * `bad-output`.
 */
export async function openJournal(
  output: string,
  circumstances: Circumstances,
  sources: readonly JournalSource[],
): Promise<Journal> {
  const place = await findOutputPlace(output)
  if (!place.isReplaceable)
    throw new KanfaError('bad-output', { detail: 'it is no file that can grow' }, { file: output })
  const beside = (ending: string) => join(dirname(place.path), `.${basename(place.path)}.${ending}`)
  const [part, journal] = [beside('unfinished'), beside('journal')]
  const anew = (detail: string): never => {
    throw new KanfaError('cannot-resume', { detail, journal }, { file: output })
  }
  const entries = existsSync(part) ? await readEntries(journal, circumstances, anew) : []
  refuseChanged(entries, sources, anew)
  const failing = (error: unknown): never => {
    throw notWritten(error, output)
  }
  const known = entries.at(-1)?.bytes ?? 0
  if (known > 0 && statSync(part).size < known) anew(`${part} is shorter than its journal says`)
  const lines = [JSON.stringify(circumstances), ...entries.map((entry) => JSON.stringify(entry))]
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
    record: async ({ name, state }, failed) => {
      await flush()
      const entry: Entry = { source: name, state, bytes, failed }
      await notes.appendFile(`${JSON.stringify(entry)}\n`).catch(failing)
    },
    discard: async () => {
      await rows.close()
      await notes.close()
      for (const path of [part, journal]) rmSync(path, { force: true })
    },
    finish: async () => {
      await flush()
      await rows.close()
      await notes.close()
      try {
        replaceFile(part, place)
        rmSync(journal)
      } catch (error) {
        failing(error)
      }
    },
  }
}

/** Says why what was begun cannot be gone on with. */
type Refuse = (reason: string) => never

/** What was done before; nothing where there is no journal. A last line without its end was being written and does not count. */
async function readEntries(journal: string, now: Circumstances, refuse: Refuse): Promise<Entry[]> {
  const text = await readFile(journal, 'utf8').catch(() => '')
  const [first, ...lines] = text.split('\n').slice(0, -1)
  if (first === undefined) return []
  const difference = findDifference(parseLine<Recorded>(first) ?? refuse('line 1 of its journal cannot be read'), now)
  if (difference !== undefined) refuse(difference)
  return lines.map((line, i) => {
    const entry = parseLine<Partial<Entry>>(line)
    if (typeof entry?.source !== 'string' || !Number.isSafeInteger(entry.bytes))
      return refuse(`line ${i + 2} of its journal cannot be read`)
    return entry as Entry
  })
}

/** Each source that was done must still be there, as often as it was done and as it was then. */
function refuseChanged(entries: readonly Entry[], sources: readonly JournalSource[], refuse: Refuse): void {
  const left = new Map<string, number>()
  for (const { name } of sources) left.set(name, (left.get(name) ?? 0) + 1)
  const states = new Map(sources.map(({ name, state }) => [name, state]))
  for (const { source, state } of entries) {
    const times = left.get(source) ?? 0
    if (times === 0) refuse(`${source} was done and is no longer among the inputs`)
    left.set(source, times - 1)
    if (states.get(source) !== state) refuse(`${source} was done and has changed since`)
  }
}

function parseLine<Value>(line: string): Value | undefined {
  try {
    return (JSON.parse(line) as Value | null) ?? undefined
  } catch {
    return undefined
  }
}

async function writeAt(file: FileHandle, data: Buffer, position: number): Promise<number> {
  let written = 0
  while (written < data.length)
    written += (await file.write(data, written, data.length - written, position + written)).bytesWritten
  return data.length
}
