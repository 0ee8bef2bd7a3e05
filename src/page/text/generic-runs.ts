import { COUNTERS, isWholeHeading } from '../html/generic-headings.js'
import generic from '../html/generic-words.json' with { type: 'json' }
import type { Row } from './generic-rows.js'
import type { Unit } from './generic-units.js'
import type { Mark } from './line-marks.js'
import words from './line-words.json' with { type: 'json' }

const ANSWERS: ReadonlySet<string> = new Set(words.answers)
const ARTICLES: ReadonlySet<string> = new Set(generic.articleCounts)

/** Units in a row between two headings. */
export interface Run {
  readonly units: readonly Unit[]
  readonly section: Row['section']
  readonly score: number
}

/** Rows between a heading and the first comment: words of sorting and tools. */
const REACH = 8
/** Rows between two times of one list, at most. */
const FAR = 60

/** The runs of units that show what comments show. */
export function findRuns(rows: readonly Row[], units: readonly Unit[]): readonly Run[] {
  const runs: Run[] = []
  let section: Row['section']
  let open: Unit[] = []
  let opened = false
  let weakly = false
  let at = 0
  const close = () => {
    const own = opened ? open : withoutArticle(open)
    const score = weigh(rows, own, opened, weakly)
    if (score > 0) runs.push({ units: own, section, score })
    open = []
  }
  for (const unit of units) {
    let heading: Row | undefined
    let far = 0
    for (let i = at; i < unit.from; i++) {
      const { kind } = rows[i]!
      if (kind === 'opens' || kind === 'closes') {
        heading = rows[i]!
        far = 0
      } else if (kind === 'words') far++
    }
    if (heading || unit.from - at > FAR) {
      close()
      opened = heading?.kind === 'opens' && far <= REACH
      weakly = heading?.kind === 'closes' && far === 0 && isWholeHeading(heading.text)
      section = heading?.section
    }
    open.push(unit)
    at = unit.to
  }
  close()
  return runs
}

/** Above a list without a heading stands the article with its time, and without the buttons and floors that comments have. */
function withoutArticle(units: readonly Unit[]): readonly Unit[] {
  const isBare = ({ marks }: Unit) => marks.every(({ kind, control }) => kind === 'time' || control === 'other')
  const [first, ...rest] = units
  if (!first || rest.length < 2 || !isBare(first)) return units
  return rest.filter(isBare).length * 5 <= rest.length ? rest : units
}

/** Comments without buttons and places that names and sentences alone may show. */
const LEAST_TOLD = 4

/** 「评论 12」, 「12 评论」: what articles count. */
function isArticleCount({ text, count }: Mark, at: number, marks: readonly Mark[]): boolean {
  return ARTICLES.has(text) && (count !== undefined || marks[at - 1]?.kind === 'count')
}

/**
 * More than nought for a run that is comments: what its units show, added up.
 *
 * @param weakly below a heading that lists of news have as well (「热门评论」): names and sentences must tell
 */
function weigh(rows: readonly Row[], units: readonly Unit[], opened: boolean, weakly: boolean): number {
  const n = units.length
  if (n === 0) return 0
  const share = (shows: (unit: Unit) => boolean) => units.reduce((sum, unit) => sum + Number(shows(unit)), 0) / n
  const whole = share(({ author, body }) => author !== undefined && body.length > 0)
  if (whole < 0.6) return 0
  const has = (unit: Unit, ...controls: readonly string[]) =>
    unit.marks.some(({ control }) => control !== undefined && controls.includes(control))
  const answers = share(({ marks }) => marks.some(({ text }) => ANSWERS.has(text.toLowerCase())))
  const beside = share(({ marks }) => marks.some(({ kind, control }) => kind !== 'time' && control !== 'other'))
  // numbers alone are ranks, prices, readers as well
  const bare = share(({ marks }) => marks.every(({ kind }) => kind === 'count')) === 1
  if (bare && !(opened && n >= 3)) return 0
  const buttons = share((unit) => has(unit, 'reply', 'report', 'like', 'dislike'))
  const variety = new Set(units.map(({ author }) => author)).size / n
  const counted = share(({ marks }) => marks.some(isArticleCount))
  const counters = share(({ from, to }) =>
    rows.slice(from, Math.min(to, from + 8)).some(({ words }) => words.length < 24 && COUNTERS.test(words)),
  )
  if (counters > 0.4 || (!opened && counted > 0.4) || (n > 3 && variety < 0.3) || (n > 2 && variety * n === 1)) return 0
  const length = units.reduce((sum, { author }) => sum + (author?.length ?? 0), 0) / n
  if (length > 12) return 0
  const clear = opened ? n >= 2 || buttons === 1 : (n >= 2 && answers >= 0.6) || (n >= 3 && beside >= 0.8)
  const written = units.reduce((sum, { body }) => sum + Math.min(body.join('').length, 60), 0) / n
  const sentences = share(({ body }) => /[，。！？、,!?…]/u.test(body.join('')))
  // titles above names of those who made them
  if (!opened && sentences < 0.2 && written <= length) return 0
  const told = weakly && n >= LEAST_TOLD && whole === 1 && length <= 8 && sentences >= 0.6 && written > 1.5 * length
  if (!clear && !told) return 0
  return (
    n *
    (2 * whole -
      1 +
      0.4 * sentences +
      0.3 * buttons +
      Math.max(-0.4, Math.min(0.4, (written - length) / 40)) -
      0.5 * share(({ name }) => /[，。！？!?、…]/u.test(name)))
  )
}
