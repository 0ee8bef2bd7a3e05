import { lettersOf } from '../text/letters.js'

/** Letters in a row that must stand in the article before they count as taken from it: fewer are common speech. */
const RUN = 8
/** Shares below this are chance and not said. */
const LEAST = 0.3
/** Letters of an article that are looked at; longer bodies are rather a whole site than an article. */
const MOST = 500_000

/**
 * Measures how much of a comment stands word for word in the article: the share (0–1) of its letters that lie in runs of at
 * least 8 letters found there; `undefined` where it is not worth saying. Marks, digits and script aside. Linear in both texts.
 */
export function createEchoMeter(body: string | undefined): (text: string) => number | undefined {
  if (!body) return () => undefined
  const article = lettersOf(body.slice(0, MOST))
  const runs = new Set<string>()
  for (let i = 0; i + RUN <= article.length; i++) runs.add(article.slice(i, i + RUN))
  return (text) => {
    const letters = lettersOf(text)
    let covered = 0
    let end = 0
    for (let i = 0; i + RUN <= letters.length; i++) {
      if (!runs.has(letters.slice(i, i + RUN))) continue
      covered += i + RUN - Math.max(i, end)
      end = i + RUN
    }
    const share = letters.length > 0 ? covered / letters.length : 0
    return share >= LEAST ? share : undefined
  }
}
