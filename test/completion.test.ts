import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

/** The completion scripts, loaded by the real shells; zsh and fish where they are installed. */
const folder = mkdtempSync(join(tmpdir(), 'kanfa-completion-'))
afterAll(() => rmSync(folder, { recursive: true }))

const CASES: readonly (readonly [typed: string, offered: readonly string[], not: readonly string[]])[] = [
  ['kanfa co', ['compare', 'completion'], ['check']],
  ['kanfa lexicon ', ['check', 'list', 'find', 'diff'], ['--stance']],
  ['kanfa completion ', ['bash', 'zsh', 'fish'], []],
  ['kanfa report --st', ['--stance'], ['--lang']],
  ['kanfa -f ', ['csv', 'xlsx', 'html'], []],
  ['kanfa parse --columns ', ['text', 'author'], []],
  ['kanfa init --', ['--lang'], ['--format']],
]

/** How each shell is asked what it offers behind a line: a program that prints words. */
const SHELLS: Readonly<Record<string, (script: string, typed: string) => string>> = {
  bash: (script, typed) =>
    `source '${script}'
IFS=' ' read -ra COMP_WORDS <<< '${typed}'
[[ '${typed}' == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
_kanfa
printf '%s\n' "\${COMPREPLY[@]}"`.replaceAll('\\$', '$'),
  zsh: (script, typed) =>
    `autoload -Uz compinit; compinit -D -u
source '${script}'
[[ $_comps[kanfa] == _kanfa ]] || exit 1
_arguments() { print -rl -- "$@"; }
_describe() { print -rl -- "\${commands[@]}"; }
_files() { }
words=(\${(s: :)\${:-'${typed}'}}); [[ '${typed}' == *' ' ]] && words+=('')
CURRENT=$#words
_kanfa`.replaceAll('\\$', '$'),
  fish: (script, typed) => `source '${script}'; complete -C '${typed}'`,
}

describe.each(Object.keys(SHELLS))('%s', (shell) => {
  const there = isInstalled(shell)

  test.skipIf(!there).each(CASES)('%s', async (typed, offered, not) => {
    const script = join(folder, shell)
    writeFileSync(script, (await kanfa(['completion', shell])).out)
    const told = execFileSync(shell, [...(shell === 'zsh' ? ['-f'] : []), '-c', SHELLS[shell]!(script, typed)], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
    })
    // zsh is given all there is and filters it itself: a specification begins with the word
    const words = told.split('\n').flatMap((line) => (shell === 'zsh' ? line.split(/[[:() ]/) : line.split('\t', 1)))
    expect(words).toEqual(expect.arrayContaining([...offered]))
    if (shell !== 'zsh') expect(words.filter((word) => not.includes(word))).toEqual([])
  })
})

function isInstalled(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0'])
    return true
  } catch {
    return false
  }
}
