import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** What `npm pack` would publish, unpacked into an empty folder beside the one package it requires, and run there. Offline. */
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'kanfa-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the package runs in an empty folder, without the optional engine, and holds what it promises', () => {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--offline', '--pack-destination', folder], {
    cwd: root,
  })
  const [archive] = readdirSync(folder)
  execFileSync('tar', ['-xzf', archive!], { cwd: folder })
  const installed = join(folder, 'node_modules', 'kanfa')
  mkdirSync(join(folder, 'node_modules', '@node-rs'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules', '@node-rs')).filter((each) => each.startsWith('jieba')))
    cpSync(join(root, 'node_modules', '@node-rs', name), join(folder, 'node_modules', '@node-rs', name), {
      recursive: true,
    })
  cpSync(join(folder, 'package'), installed, { recursive: true })

  const run = spawnSync(process.execPath, [join(installed, 'bin', 'kanfa.js'), '-f', 'csv', '--columns', 'n,stance'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'C' },
    input: 'text\n支持，感谢大家\n谁信啊，又是一刀切\n',
  })
  expect(run.stdout).toBe('n,stance\n1,supportive\n2,skeptical\n')
  expect(run.stderr).toMatch(/^kanfa: nodejieba could not be loaded, @node-rs\/jieba is used: [^\n]*\n$/)
  expect(run.status).toBe(0)

  const { man } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(readFileSync(join(installed, man), 'utf8')).toMatch(/^\.TH KANFA 1/)
  for (const file of [
    'dist/kanfa.schema.json',
    'dist/types/index.d.ts',
    'dist/THIRD-PARTY-LICENSES.txt',
    'lexicons/scoring.json',
    'LICENSE',
    'README.md',
  ])
    expect(readFileSync(join(installed, file), 'utf8')).not.toBe('')
}, 60_000)
