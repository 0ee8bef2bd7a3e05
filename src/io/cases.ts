import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { KanfaError } from '../errors.js'
import type { Source } from '../types.js'
import { findSources } from './sources.js'
import { unreadable } from './unreadable.js'

/** A folder with a page and what was accepted of it. */
export interface CaseFolder {
  /** Path as the user named it and below. */
  readonly name: string
  /** The page, or why there is none. */
  readonly page: Source | KanfaError
  readonly golden: string
  readonly goldenText?: string
  readonly labels: string
  readonly labelText?: string
  readonly settings: string
  readonly settingsText?: string
}

/** Every case in or below the given folders, in the order of their paths' code units. Throws `not-found`, `no-cases`. */
export async function findCases(folders: readonly string[]): Promise<CaseFolder[]> {
  const cases: CaseFolder[] = []
  for (const folder of folders) {
    const found = await casesBelow(folder)
    if (found.length === 0) throw new KanfaError('no-cases', {}, { file: folder })
    cases.push(...found)
  }
  return cases
}

async function casesBelow(folder: string): Promise<CaseFolder[]> {
  const children = await readdir(folder, { withFileTypes: true }).catch((error) =>
    Promise.reject(unreadable(error, folder)),
  )
  const names = children.filter((child) => child.isFile()).map((child) => child.name)
  const folders = children.filter((child) => child.isDirectory()).map((child) => child.name)
  if (names.some((name) => isPage(name)) || names.includes('golden.csv') || names.includes('case.json'))
    return [await readCase(folder, names)]
  const below: CaseFolder[] = []
  for (const name of folders.sort()) below.push(...(await casesBelow(join(folder, name))))
  return below
}

/** A case's page is the file called `page`, whatever its ending. */
function isPage(name: string): boolean {
  return basename(name, extname(name)) === 'page'
}

async function readCase(folder: string, names: readonly string[]): Promise<CaseFolder> {
  const page = names.filter(isPage).sort()[0]
  const path = (name: string) => join(folder, name)
  return {
    name: folder,
    page: page ? await firstSource(path(page)) : new KanfaError('no-page', {}, { file: folder }),
    golden: path('golden.csv'),
    goldenText: await readIfThere(path('golden.csv')),
    labels: path('labels.csv'),
    labelText: await readIfThere(path('labels.csv')),
    settings: path('case.json'),
    settingsText: await readIfThere(path('case.json')),
  }
}

async function firstSource(path: string): Promise<Source | KanfaError> {
  for await (const source of findSources([path], process.stdin)) return source
  return new KanfaError('not-found', {}, { file: path })
}

async function readIfThere(path: string): Promise<string | undefined> {
  if (!(await stat(path).catch(() => undefined))) return undefined
  return readFile(path, 'utf8').catch((error) => Promise.reject(unreadable(error, path)))
}
