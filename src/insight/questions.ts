import { lettersOf } from '../text/letters.js'
import data from './question-words.json' with { type: 'json' }
import type { PlacedComment } from './standouts.js'

/** Questions that ask the same, in the order in which they were asked. */
export interface QuestionGroup {
  readonly asked: readonly PlacedComment[]
}

/** Questions that are compared; later ones are only counted with the stance. */
const MOST_QUESTIONS = 2_000
/** Groups that are given. */
const MOST_GROUPS = 12
/** Dice coefficient of two questions' pairs of letters, the rarer ones weighing more, from which on they ask the same. */
const LEAST_ALIKE = 0.4
/** Pairs they must share at least. */
const LEAST_SHARED = 2
/** Letters of a question that are compared. */
const MOST_LETTERS = 200

/** What all words of one list of `same` become: a letter of Unicode's private use, which no text has. */
const SAME = new Map(data.same.flatMap((words, i) => words.map((word) => [word, String.fromCharCode(0xe000 + i)])))
const QUESTION_WORDS = new RegExp([...SAME.keys(), ...data.dropped].sort((a, b) => b.length - a.length).join('|'), 'g')

/** The pairs of neighbouring letters of one clause of a question. */
type Pairs = ReadonlySet<string>

interface Question {
  readonly placed: PlacedComment
  readonly clauses: readonly Pairs[]
}

/** Gathers questions one by one. */
export interface QuestionsBuilder {
  readonly add: (placed: PlacedComment) => void
  /** The groups with most questions first. */
  readonly finish: () => QuestionGroup[]
}

/**
 * Starts an empty gathering. Two questions ask the same when, without the words that only ask (吗, 请问), one clause of each has most
 * of its pairs of neighbouring letters in common with the other's, each pair weighed by how rare it is among the questions; words that ask for the
 * same (什么时候, 几点) count as one letter. Each question is compared with the first of the groups that share a pair with it.
 */
export function startQuestions(): QuestionsBuilder {
  const questions: Question[] = []
  return {
    add: (placed) => {
      if (placed.comment.stance !== 'question' || questions.length >= MOST_QUESTIONS) return
      const clauses = clausesOf(placed.comment.text)
      if (clauses.length > 0) questions.push({ placed, clauses })
    },
    finish: () =>
      group(questions)
        .sort((a, b) => b.asked.length - a.asked.length || likesOf(b) - likesOf(a))
        .slice(0, MOST_GROUPS),
  }
}

function group(questions: readonly Question[]): QuestionGroup[] {
  const weigh = weigher(questions)
  const groups: { asked: PlacedComment[] }[] = []
  const known: { group: number; pairs: Pairs; weight: number }[] = []
  const knownWith = new Map<string, number[]>()
  for (const { placed, clauses } of questions) {
    const best = clauses
      .flatMap((pairs) => likest(pairs))
      .reduce<Likeness | undefined>((best, each) => (best && best.alike >= each.alike ? best : each), undefined)
    if (best) groups[known[best.at]!.group]!.asked.push(placed)
    else {
      for (const pairs of clauses) {
        for (const pair of pairs) {
          const holding = knownWith.get(pair)
          if (holding) holding.push(known.length)
          else knownWith.set(pair, [known.length])
        }
        known.push({ group: groups.length, pairs, weight: weightOf(pairs) })
      }
      groups.push({ asked: [placed] })
    }
  }
  return groups

  /** The known clauses that ask the same as this one. */
  function likest(pairs: Pairs): Likeness[] {
    const shared = new Map<number, { weight: number; pairs: number }>()
    for (const pair of pairs)
      for (const at of knownWith.get(pair) ?? []) {
        const before = shared.get(at) ?? { weight: 0, pairs: 0 }
        shared.set(at, { weight: before.weight + weigh(pair), pairs: before.pairs + 1 })
      }
    const weight = weightOf(pairs)
    return [...shared]
      .map(([at, both]) => ({ at, pairs: both.pairs, alike: (2 * both.weight) / (weight + known[at]!.weight) }))
      .filter(({ pairs, alike }) => alike >= LEAST_ALIKE && pairs >= LEAST_SHARED)
  }

  function weightOf(pairs: Pairs): number {
    return sum([...pairs].map(weigh))
  }
}

/** A known clause, and how like it another one is (0–1). */
interface Likeness {
  readonly at: number
  readonly alike: number
}

/** How much a pair tells: the rarer among the questions the more. */
function weigher(questions: readonly Question[]): (pair: string) => number {
  const counts = new Map<string, number>()
  for (const { clauses } of questions)
    for (const pair of new Set(clauses.flatMap((pairs) => [...pairs]))) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return (pair) => Math.log(1 + questions.length / counts.get(pair)!)
}

/** The clauses of a comment that are long enough to ask something. */
function clausesOf(text: string): Pairs[] {
  return text
    .slice(0, MOST_LETTERS)
    .split(/[\p{P}\s]+/u)
    .map(pairsOf)
    .filter((pairs) => pairs.size >= LEAST_SHARED)
}

function pairsOf(clause: string): Pairs {
  const letters = lettersOf(clause).replace(QUESTION_WORDS, (word) => SAME.get(word) ?? '')
  const pairs = new Set<string>()
  for (let i = 1; i < letters.length; i++) pairs.add(letters.slice(i - 1, i + 1))
  return pairs
}

function likesOf({ asked }: QuestionGroup): number {
  return sum(asked.map(({ comment }) => comment.likes ?? 0))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
