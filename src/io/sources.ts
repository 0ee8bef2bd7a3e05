import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { KanfaError } from '../errors.js'
import type { Source } from '../types.js'
import COMPANION_SUFFIXES from './companion-suffixes.json' with { type: 'json' }
import { BROKEN, type FolderEntry, listFolder, type Place, withEnd } from './folder-entries.js'
import { unreadable } from './unreadable.js'

/** Endings a folder is searched for. A file named by the user is read whatever its ending. */
export const ENDINGS = [
  ...['.html', '.htm', '.xhtml', '.shtml', '.mhtml', '.mht', '.txt', '.text', '.md', '.markdown'],
  ...['.csv', '.tsv', '.json', '.jsonl', '.ndjson'],
]
const PAGE_ENDINGS = new Set(['.html', '.htm', '.xhtml', '.shtml'])

/**
 * The sources the user's inputs stand for, in their order; files of a folder in the order of their paths' code units, so
 * that no locale changes it. An input that cannot be read comes as its error in its place, and the others still come.
 * `-` is standard input.
 */
export async function* findSources(inputs: readonly string[], stdin: Readable): AsyncGenerator<Source | KanfaError> {
  for (const input of inputs) {
    try {
      if (input === '-') yield { name: '-', ending: '', open: () => stdin }
      else if ((await stat(input)).isDirectory()) yield* sourcesInFolder(input)
      else yield await fileSource(input)
    } catch (error) {
      const said = unreadable(error, input)
      // the system gives arguments as text, in which such a name is lost
      yield said.code === 'not-found' && input.includes(BROKEN) ? new KanfaError('lost-name', {}, said.where) : said
    }
  }
}

/** Bytes of all the sources together, as far as they are known beforehand. */
export async function sizeOfAll(inputs: readonly string[], stdin: Readable): Promise<number> {
  let size = 0
  for await (const source of findSources(inputs, stdin)) if (!(source instanceof KanfaError)) size += source.size ?? 0
  return size
}

async function* sourcesInFolder(folder: string): AsyncGenerator<Source | KanfaError> {
  let any = false
  for await (const source of walk(folder)) {
    any = true
    yield source
  }
  if (!any) yield new KanfaError('no-pages', { endings: ENDINGS.join(' ') }, { file: folder })
}

/** Hidden files stay out: beside each file a Mac leaves a `._file` on other disks. */
async function* walk(folder: string, place: Place = folder): AsyncGenerator<Source | KanfaError> {
  const children = (await listFolder(place))
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const pages = new Set(children.filter(isPage).map(({ name }) => name.slice(0, -extname(name).length)))
  for (const child of children) {
    const path = join(folder, child.name)
    try {
      if (await isFolder(child, path)) {
        // the pictures and frames of a saved page are read with the page
        if (!isCompanion(child.name, pages)) yield* walk(path, child.place)
      } else if (ENDINGS.includes(extname(child.name).toLowerCase()) && (await isFile(child)))
        yield await fileSource(path, child.place)
    } catch (error) {
      yield unreadable(error, path)
    }
  }
}

/** True for the folder that a browser saved beside one of the pages: 「页面_files」 beside 「页面.html」. */
function isCompanion(folder: string, pages: ReadonlySet<string>): boolean {
  return COMPANION_SUFFIXES.some((suffix) => folder.endsWith(suffix) && pages.has(folder.slice(0, -suffix.length)))
}

function isPage({ name }: FolderEntry): boolean {
  return PAGE_ENDINGS.has(extname(name).toLowerCase())
}

/** Follows a link to a file but not to a folder: a loop of links would never end. */
async function isFolder({ entry, place }: FolderEntry, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  if ((await stat(place)).isDirectory()) throw new KanfaError('linked-folder', {}, { file: path })
  return false
}

/** False for sockets and named pipes: to read one may last for ever. */
async function isFile({ entry, place }: FolderEntry): Promise<boolean> {
  return entry.isSymbolicLink() ? (await stat(place)).isFile() : entry.isFile()
}

async function fileSource(path: string, place: Place = path): Promise<Source> {
  const ending = extname(path)
  const { size, mtimeMs } = await stat(place)
  const frames = PAGE_ENDINGS.has(ending.toLowerCase()) ? await findFrames(path, ending, place) : []
  const state = [`${size} ${mtimeMs}`, ...frames.map((frame) => `${frame.name} ${frame.state}`)].join(' ')
  return {
    name: path,
    ending: ending.toLowerCase(),
    size,
    state,
    open: () => openFile(path, place),
    ...(frames.length > 0 && { frames }),
  }
}

async function* openFile(path: string, place: Place): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(place, { highWaterMark: 1 << 18 })
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** Web pages in the folder a browser saved beside a page: frames in which comment engines live. */
async function findFrames(path: string, ending: string, place: Place): Promise<Source[]> {
  const frames: Source[] = []
  for (const suffix of COMPANION_SUFFIXES) {
    const folder = path.slice(0, -ending.length) + suffix
    const children = await listFolder(withEnd(place, ending, suffix)).catch(() => [])
    for (const child of children.filter(isPage).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = join(folder, child.name)
      const { size, mtimeMs } = await stat(child.place)
      frames.push({
        name,
        ending: extname(child.name).toLowerCase(),
        state: `${size} ${mtimeMs}`,
        open: () => openFile(name, child.place),
      })
    }
  }
  return frames
}
