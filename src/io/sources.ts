import { createReadStream, type Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { KanfaError } from '../errors.js'
import type { Source } from '../types.js'
import COMPANION_SUFFIXES from './companion-suffixes.json' with { type: 'json' }
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
      yield unreadable(error, input)
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
async function* walk(folder: string): AsyncGenerator<Source | KanfaError> {
  const children = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const pages = new Set(children.filter(isPage).map((child) => child.name.slice(0, -extname(child.name).length)))
  for (const child of children) {
    const path = join(folder, child.name)
    try {
      if (await isFolder(child, path)) {
        // the pictures and frames of a saved page are read with the page
        if (!isCompanion(child.name, pages)) yield* walk(path)
      } else if (ENDINGS.includes(extname(child.name).toLowerCase()) && (await isFile(child, path)))
        yield await fileSource(path)
    } catch (error) {
      yield unreadable(error, path)
    }
  }
}

/** True for the folder that a browser saved beside one of the pages: 「页面_files」 beside 「页面.html」. */
function isCompanion(folder: string, pages: ReadonlySet<string>): boolean {
  return COMPANION_SUFFIXES.some((suffix) => folder.endsWith(suffix) && pages.has(folder.slice(0, -suffix.length)))
}

function isPage(child: Dirent): boolean {
  return PAGE_ENDINGS.has(extname(child.name).toLowerCase())
}

/** Follows a link to a file but not to a folder: a loop of links would never end. */
async function isFolder(child: Dirent, path: string): Promise<boolean> {
  if (!child.isSymbolicLink()) return child.isDirectory()
  if ((await stat(path)).isDirectory()) throw new KanfaError('linked-folder', {}, { file: path })
  return false
}

/** False for sockets and named pipes: to read one may last for ever. */
async function isFile(child: Dirent, path: string): Promise<boolean> {
  return child.isSymbolicLink() ? (await stat(path)).isFile() : child.isFile()
}

async function fileSource(path: string): Promise<Source> {
  const ending = extname(path).toLowerCase()
  const { size, mtimeMs } = await stat(path)
  const frames = PAGE_ENDINGS.has(ending) ? await findFrames(path.slice(0, -ending.length)) : []
  const state = [`${size} ${mtimeMs}`, ...frames.map((frame) => `${frame.name} ${frame.state}`)].join(' ')
  return { name: path, ending, size, state, open: () => openFile(path), ...(frames.length > 0 && { frames }) }
}

async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 })
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** Web pages in the folder a browser saved beside `stem.html`: frames in which comment engines live. */
async function findFrames(stem: string): Promise<Source[]> {
  const frames: Source[] = []
  for (const suffix of COMPANION_SUFFIXES) {
    const folder = stem + suffix
    const names = await readdir(folder).catch(() => [])
    for (const name of names.sort()) {
      const path = join(folder, name)
      const ending = extname(name).toLowerCase()
      if (!PAGE_ENDINGS.has(ending)) continue
      const { size, mtimeMs } = await stat(path)
      frames.push({ name: path, ending, state: `${size} ${mtimeMs}`, open: () => openFile(path) })
    }
  }
  return frames
}
