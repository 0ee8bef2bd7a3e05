// npm run bench [-- --quick]: how fast and how large kanfa is, as ratios against references taken in the same run. Not a test.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { comments, FAMILY_NAMES, writeCases, writeFamily, writeNdjson } from './material.mjs'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'kanfa-bench-'))
const quick = process.argv.includes('--quick')
const file = (name) => join(folder, name)
const PAGE = join(root, 'fixtures', 'seed-like--netizen-views', 'page.txt')
const rows = []

const texts = comments()
writeNdjson(file('20k.ndjson'), 20_000, texts)
writeFileSync(
  file('cut.cjs'),
  `const jieba = require(${JSON.stringify(join(root, 'node_modules', 'nodejieba'))})
  const input = process.argv[2]
  if (!input) jieba.cut('好')
  else for (const line of require('node:fs').readFileSync(input, 'utf8').split('\\n')) if (line) jieba.cut(JSON.parse(line).text)`,
)
writeFileSync(file('nothing.cjs'), '')

const kanfa = (...argv) => [join(root, 'bin', 'kanfa.js'), ...argv]
const CUT = [file('cut.cjs')]
const NODE = [file('nothing.cjs')]

/** Whole processes in turn (A B A B …), so that a machine that slows down slows both; medians. */
function compare(a, b, runs) {
  run(a)
  run(b)
  const pairs = Array.from({ length: runs }, () => [run(a), run(b)])
  const ratio = (key) => median(pairs.map(([x, y]) => x[key] / y[key]))
  return { wall: ratio('wall'), cpu: ratio('cpu'), peak: ratio('peak') }
}

function run(argv) {
  const started = performance.now()
  const usage = file('usage.json')
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(import.meta.dirname, 'usage.cjs'), ...argv],
    {
      env: { ...process.env, KANFA_BENCH_USAGE: usage },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  if (status !== 0) throw new Error(`${argv.join(' ')} gave ${status}: ${stderr}`)
  return { wall: (performance.now() - started) / 1000, ...JSON.parse(readFileSync(usage, 'utf8')) }
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** `better` says whether a smaller or a larger figure is the better one. */
function row(what, measured, reach, goal, better = 'smaller') {
  const passes = (limit) => (better === 'smaller' ? measured <= limit : measured >= limit)
  const verdict = passes(goal) ? 'goal' : passes(reach) ? 'reached' : 'missed'
  rows.push({ what, measured: measured.toFixed(2), reach: String(reach), goal: String(goal), verdict })
  console.error(`${what}: ${measured.toFixed(2)} (${verdict})`)
}

const page = compare(kanfa(PAGE), CUT, 7)
row('a page, cold: processor time ÷ nodejieba’s first cut', page.cpu, 0.4, 0.3)
row('a page, cold: wall ÷ the same', page.wall, 0.4, 0.3)
row('peak memory of that page ÷ the same', page.peak, 0.45, 0.35)
row(
  'a page with --engine node-rs, cold: wall ÷ the same',
  compare(kanfa(PAGE, '--engine', 'node-rs'), CUT, 5).wall,
  0.4,
  0.3,
)
row('--help, cold: wall ÷ an empty script', compare(kanfa('--help'), NODE, 9).wall, 1.8, 1.4)
row('parse page.txt, cold: wall ÷ an empty script', compare(kanfa('parse', PAGE), NODE, 9).wall, 1.8, 1.4)
const csv = ['-f', 'csv', '--jobs', '1', '-o', file('out.csv')]
const many = compare(kanfa(file('20k.ndjson'), ...csv), [...CUT, file('20k.ndjson')], 3)
row('20,000 comments to CSV: processor time ÷ reading and cutting them with nodejieba', many.cpu, 1.1, 0.7)
row('20,000 comments to CSV: wall ÷ the same', many.wall, 1.1, 0.7)
const rs = compare(kanfa(file('20k.ndjson'), '--engine', 'node-rs', ...csv), [...CUT, file('20k.ndjson')], 3)
row('20,000 comments to CSV with --engine node-rs: wall ÷ the same', rs.wall, 1.1, 0.7)
const stages = JSON.parse(
  execFileSync(process.execPath, [join(import.meta.dirname, 'stages.mjs'), file('20k.ndjson')], { encoding: 'utf8' }),
)
row('20,000 comments judged, in-process ÷ cutting them', stages.judge / stages.cut, 3, 2)
row('reading them ÷ cutting them', stages.read / stages.cut, 2, 1)
row('reading, judging and marking repeats ÷ cutting them', stages.analyse / stages.cut, 5, 3)
writeCases(file('cases'), quick ? 50 : 1_000, 20, texts)
run(kanfa('check', file('cases'), '--update'))
const cases = compare(kanfa('check', file('cases')), kanfa(file('cases'), ...csv), 3)
row('check: processor time ÷ analysing the same pages', cases.cpu, 1.5, 1)
const start = run(kanfa('parse', PAGE)).cpu
for (const family of FAMILY_NAMES) {
  const perMb = (size) => {
    const page = file(`page.${family}`)
    const bytes = writeFamily(page, family, size * 1e6, texts)
    return (run(kanfa('parse', page, '-f', 'csv', '-o', file('out.csv'))).cpu - start) / bytes
  }
  perMb(1)
  const ten = perMb(10)
  row(`${family}: processor time of 10 MB, per MB ÷ 1 MB`, ten / perMb(1), 1.1, 1)
  if (!quick) row(`${family}: 100 MB, per MB ÷ 10 MB`, perMb(100) / ten, 1.1, 1)
}
if (!quick) {
  writeNdjson(file('1m.ndjson'), 1_000_000, texts)
  const ndjson = (name, jobs) => kanfa(file(name), '--jobs', jobs, '-o', file('out.ndjson'))
  const [one, small, large, two] = [
    kanfa(PAGE),
    ndjson('20k.ndjson', '1'),
    ndjson('1m.ndjson', '1'),
    ndjson('1m.ndjson', '2'),
  ].map(run)
  row(
    '1,000,000 comments: processor time ÷ 50 × 20,000, without start-up',
    (large.cpu - one.cpu) / (50 * (small.cpu - one.cpu)),
    1.05,
    1,
  )
  row('peak memory of 1,000,000 ÷ 20,000', large.peak / small.peak, 1.3, 1.1)
  row('--jobs 2: times as fast as --jobs 1', large.wall / two.wall, 1.6, 1.8, 'larger')
}
rmSync(folder, { recursive: true })
const width = Math.max(...rows.map(({ what }) => what.length))
console.log(`| ${'what'.padEnd(width)} | measured | reach | goal |         |`)
console.log(`|${'-'.repeat(width + 2)}|---------:|------:|-----:|---------|`)
for (const { what, measured, reach, goal, verdict } of rows)
  console.log(
    `| ${what.padEnd(width)} | ${measured.padStart(8)} | ${reach.padStart(5)} | ${goal.padStart(4)} | ${verdict.padEnd(7)} |`,
  )
