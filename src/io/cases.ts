import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { KanfaError } from '../errors.js'
import type { Source } from '../types.js'
import { findSources } from './sources.js'
import { unreadable } from './unreadable.js'

/** A folder with a page and what was accepted of it. Its small files may be missing. */
export interface CaseFolder {
  /** Path as the user named it and below. */
  readonly name: string
  /** The page, or why there is none. */
  readonly page: Source | KanfaError
  /** Paths of `golden.csv`, `labels.csv`, `case.json`. */
  readonly golden: string
  readonly labels: string
  readonly settings: string
}

/** The files beside a page that make its folder a case. */
export const CASE_FILES = ['golden.csv', 'labels.csv', 'case.json'] as const

/**
 * Every case in or below the given folders, each once, in the order of their paths' code units, however the folders are ordered.
 * A file stands for the case it belongs to. Throws `not-found`, `no-cases`.
 */
export async function findCases(inputs: readonly string[]): Promise<CaseFolder[]> {
  const cases = new Map<string, CaseFolder>()
  for (const input of inputs) {
    const folder = (await isFile(input)) ? dirname(input) : input
    const found = await casesBelow(folder)
    if (found.length === 0) throw new KanfaError('no-cases', {}, { file: input })
    for (const each of found) {
      const place = resolve(each.name)
      if (!cases.has(place)) cases.set(place, each)
    }
  }
  return [...cases.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The bytes of a case's file; `undefined` when there is none. Throws `unreadable`. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unreadable(error, path)
  }
}

/** True for a folder that is never searched: hidden ones, and packages. */
export function isPassedOver(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules'
}

/** True for a case's page: the file called `page`, whatever its ending. */
export function isPage(name: string): boolean {
  return basename(name, extname(name)) === 'page' && name !== 'page'
}

/** True for a folder that is a case already. */
export async function hasCase(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => makesCase(name) || name === 'labels.csv')
}

/** True for the files whose folder is a case; labels alone may lie anywhere. */
function makesCase(name: string): boolean {
  return isPage(name) || name === 'golden.csv' || name === 'case.json'
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    throw unreadable(error, path)
  }
}

async function casesBelow(folder: string): Promise<CaseFolder[]> {
  const children = await readdir(folder, { withFileTypes: true }).catch((error) =>
    Promise.reject(unreadable(error, folder)),
  )
  const names = children.filter((child) => !child.isDirectory()).map((child) => child.name)
  if (names.some(makesCase)) return [await describeCase(folder, names.filter(isPage).sort())]
  const below: CaseFolder[] = []
  for (const child of children) {
    if (child.isDirectory() && !isPassedOver(child.name)) below.push(...(await casesBelow(join(folder, child.name))))
  }
  return below
}

async function describeCase(folder: string, pages: readonly string[]): Promise<CaseFolder> {
  const [golden, labels, settings] = CASE_FILES.map((name) => join(folder, name)) as [string, string, string]
  return { name: join(folder), page: await findPage(folder, pages), golden, labels, settings }
}

async function findPage(folder: string, pages: readonly string[]): Promise<Source | KanfaError> {
  const [page] = pages
  if (page === undefined) return new KanfaError('no-page', {}, { file: folder })
  if (pages.length > 1) return new KanfaError('two-pages', { pages: pages.join(', ') }, { file: folder })
  const path = join(folder, page)
  for await (const source of findSources([path], process.stdin)) return source
  return new KanfaError('not-found', {}, { file: path })
}
