// node stages.mjs FILE: seconds of processor time that each stage takes for the comments of an NDJSON file, in one process, as JSON.
// The second pass counts: the first one warms up.
import { readFileSync } from 'node:fs'
import { judgeText, loadKit, runPipeline } from '../../dist/index.js'

const [file] = process.argv.slice(2)
const { judge, stopWords } = loadKit()
const texts = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).text)

async function run(kit) {
  const source = { name: file, ending: '.ndjson', open: () => bytes() }
  for await (const event of runPipeline(one(source), {}, kit)) if (event.type === 'notice') throw event.notice
}

async function* one(value) {
  yield value
}

async function* bytes() {
  yield readFileSync(file)
}

const stages = {
  cut: () => {
    for (const text of texts) judge.segmenter.cut(text)
  },
  judge: () => {
    for (const text of texts) judgeText(text, judge)
  },
  read: () => run(),
  analyse: () => run({ judge, stopWords, summaries: false }),
}
const seconds = {}
for (const [name, stage] of [...Object.entries(stages), ...Object.entries(stages)]) {
  const before = process.cpuUsage()
  await stage()
  const { user, system } = process.cpuUsage(before)
  seconds[name] = (user + system) / 1e6
}
console.log(JSON.stringify(seconds))
