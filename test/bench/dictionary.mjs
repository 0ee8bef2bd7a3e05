// node test/bench/dictionary.mjs [--every N] [--engine NAME] [--write]: is the small dictionary harmless? Not a test.
// Judges the unlabelled comments with it and with the whole one and says how many stances are the same, and which words made the
// others. With --write it makes lexicons/rare-words.txt anew from the comments instead (build and learn again after that).
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { comments } from './material.mjs'

const root = join(import.meta.dirname, '..', '..')
const { values: options } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    engine: { type: 'string', multiple: true, default: ['nodejieba', 'node-rs'] },
    write: { type: 'boolean', default: false },
    judge: { type: 'string', multiple: true },
  },
})

/** A word this frequent in jieba's corpus is one word to everybody, whatever stands in it. */
const COMMON = 20
/** A word rarer than this is kept only if it stands in two comments: what stood in one of 355,000 is no likelier to come again than another. */
const RARE = 5
const HEADING = [
  '# Words of jieba’s dictionary that are rarer than its build keeps (build.mjs) but stand in one of 355,000 comments (the rarest: in two):',
  '# the segmenter keeps them too. Made by test/bench/dictionary.mjs --write; words and frequencies themselves come from the installed package.',
  '# Not those that hold a term of the written lexicons (衷心感谢): these match between words, and the compound would hide them.',
]
/** Differing comments' words that are named. */
const MOST_NAMED = 30

if (options.judge) await judge(...options.judge)
else if (options.write) writeRareWords()
else await compare()

function texts() {
  const every = Number(options.every)
  return comments().filter((_, i) => i % every === 0)
}

/** In a process of its own, for nodejieba has one dictionary a process: a byte a comment, the stance's number. */
async function judge(engine, dictionary, file) {
  const { loadKit, judgeText, STANCES } = await import('../../dist/index.js')
  const kit = loadKit({ engine, dictionary })
  writeFileSync(
    file,
    Uint8Array.from(texts(), (text) => STANCES.indexOf(judgeText(text, kit.judge).verdict.stance)),
  )
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'kanfa-dictionary-'))
  const all = texts()
  for (const engine of options.engine) {
    const [small, full] = await Promise.all(
      ['small', 'full'].map(async (dictionary) => {
        const file = join(folder, `${engine}-${dictionary}`)
        const flags = ['--judge', engine, '--judge', dictionary, '--judge', file, '--every', options.every]
        const child = spawn(process.execPath, [import.meta.filename, ...flags], { stdio: 'inherit' })
        await new Promise((resolve, reject) =>
          child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${engine} ${dictionary}: ${code}`)))),
        )
        return readFileSync(file)
      }),
    )
    const different = all.filter((_, i) => small[i] !== full[i])
    const same = 1 - different.length / all.length
    console.log(`${engine}: ${(100 * same).toFixed(3)} % of ${all.length} stances the same, ${different.length} differ`)
    if (engine === options.engine.at(-1)) nameWords(different)
  }
  rmSync(folder, { recursive: true })
}

/** The words that only the whole dictionary has, by the number of differing comments they stand in. */
function nameWords(different) {
  const known = new Set(linesOf('dist/dictionary.txt').map((line) => line.split(' ', 1)[0]))
  const counts = countWords(different, (word) => !known.has(word))
  const named = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED)
  console.log(`words that made them: ${named.map(([word, count]) => `${word} ${count}`).join(', ')}`)
}

/** In how many texts each wanted word stands, as the whole dictionary cuts them. */
function countWords(all, wanted) {
  const require = createRequire(join(root, 'package.json'))
  const { Jieba } = require('@node-rs/jieba')
  const jieba = Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
  jieba.loadDict(readFileSync(join(root, 'dist', 'lexicon-words.txt')))
  const counts = new Map()
  for (const text of all) {
    for (const word of new Set(jieba.cut(text, false)))
      if (word.length > 1 && wanted(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function linesOf(file) {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/**
 * Makes lexicons/rare-words.txt: the words of jieba's dictionary rarer than the build keeps that stand in a comment, but none
 * that hides a term of the written lexicons (衷心感谢 is thanks): those match between words, and in a longer word there is no edge.
 */
function writeRareWords() {
  const require = createRequire(join(root, 'package.json'))
  const { Jieba } = require('@node-rs/jieba')
  const least = Number(/LEAST_FREQUENCY = (\d+)/.exec(readFileSync(join(root, 'build.mjs'), 'utf8'))[1])
  const lines = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n').filter(Boolean)
  const frequencies = new Map(lines.map((line) => line.split(' ', 2)))
  const kinds = new Map(
    readdirSync(join(root, 'lexicons'))
      .filter((name) => name.endsWith('.tsv') && !name.startsWith('learned'))
      .flatMap((name) => linesOf(`lexicons/${name}`).map((line) => line.split('\t', 2))),
  )
  const common = lines.filter((line) => {
    const [word, frequency] = line.split(' ')
    return Number(frequency) >= COMMON || kinds.has(word)
  })
  const jieba = Jieba.withDict(Buffer.from(`${common.join('\n')}\n`))
  jieba.loadDict(readFileSync(join(root, 'dist', 'lexicon-words.txt')))
  /**
   * Whether all the pieces it falls into are written (真是太), or some are a term of two letters or more with no longer word behind
   * it: what stands last says what is meant (衷心感谢 thanks, 背景音乐 is music).
   */
  const hides = (word) => {
    const pieces = jieba.cut(word, false)
    if (pieces.length > 1 && pieces.every((piece) => kinds.has(piece))) return true
    return pieces.some((_, start) =>
      pieces.some((_, end) => {
        const part = pieces.slice(start, end + 1).join('')
        const last = pieces.slice(end + 1).every((piece) => piece.length === 1)
        return last && part.length > 1 && part !== word && kinds.get(part) === 'term'
      }),
    )
  }
  const counts = countWords(texts(), (word) => Number(frequencies.get(word) ?? least) < least && !kinds.has(word))
  const isKept = (word) => {
    const frequency = Number(frequencies.get(word))
    return frequency >= COMMON || ((frequency >= RARE || counts.get(word) >= 2) && !hides(word))
  }
  const kept = [...counts.keys()].filter(isKept).sort()
  writeFileSync(join(root, 'lexicons', 'rare-words.txt'), `${[...HEADING, ...kept].join('\n')}\n`)
  console.log(`lexicons/rare-words.txt: ${kept.length} of ${counts.size} words; npm run build`)
}
