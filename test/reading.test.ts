import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPage } from '../src/page/read-page.js'
import { parseGolden } from '../src/quality/golden-file.js'
import type { Comment, Source } from '../src/types.js'

/** Columns of a golden that say how a page is read; others (stance) belong to other tests. */
const COLUMNS = ['n', 'id', 'author', 'text', 'time', 'likes', 'region', 'replyTo', 'section'] as const
const FIXTURES = new URL('../fixtures/', import.meta.url).pathname

describe('every fixture reads as its golden says', () => {
  for (const folder of readdirSync(FIXTURES).sort()) {
    test(folder, async () => {
      const path = join(FIXTURES, folder)
      const { comments } = await readPage(await pageIn(path))
      const rows: Record<string, string>[] = []
      for await (const comment of comments) rows.push(rowOf(comment))
      expect(rows).toEqual(readGolden(join(path, 'golden.csv')))
    })
  }
})

/** `page.*` of a fixture's folder, with the frames in `page_files/`. */
async function pageIn(folder: string): Promise<Source> {
  const name = (await readdir(folder)).find((file) => /^page\.[^.]+$/.test(file))
  if (name === undefined) throw new Error(`${folder} has no page.*`)
  const beside = join(folder, 'page_files')
  const frames = existsSync(beside) ? (await readdir(beside)).filter((file) => /\.html?$/.test(file)).sort() : []
  return { ...fileSource(join(folder, name)), frames: frames.map((file) => fileSource(join(beside, file))) }
}

function fileSource(path: string): Source {
  return {
    name: path,
    ending: extname(path),
    async *open() {
      yield await readFile(path)
    },
  }
}

function readGolden(file: string): Record<string, string>[] {
  const { rows } = parseGolden(readFileSync(file, 'utf8'), file)
  return rows.map(({ row }) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])))
}

function rowOf(comment: Comment): Record<string, string> {
  return Object.fromEntries(COLUMNS.map((column) => [column, String(comment[column] ?? '')]))
}
