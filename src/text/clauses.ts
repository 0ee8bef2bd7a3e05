import type { Clause, Token } from '../types.js'

/** Folded marks that end a clause. A blank does the work of a comma in comments. */
const CLAUSE_END = new Set([',', ';', ':', '~', ...'.!?。…\n'])

/** Groups tokens into clauses, each with the run of marks that closes it. Clauses tile the tokens. */
export function splitClauses(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    if (!closesClause(tokens[i]!)) continue
    let to = i + 1
    while (to < tokens.length && closesClause(tokens[to]!)) to++
    clauses.push(makeClause(tokens, from, i, to))
    from = to
    i = to - 1
  }
  if (from < tokens.length) clauses.push(makeClause(tokens, from, tokens.length, tokens.length))
  return clauses
}

function closesClause(token: Token): boolean {
  return token.kind === 'space' || (token.kind === 'mark' && CLAUSE_END.has(token.text))
}

function makeClause(tokens: readonly Token[], from: number, markFrom: number, to: number): Clause {
  let mark = ''
  for (let i = markFrom; i < to; i++) mark += tokens[i]!.text
  return { tokens: tokens.slice(from, to), mark, start: tokens[from]!.start, end: tokens[to - 1]!.end }
}
