/** 1-based line and column of a key, where it stands first, or of what `JSON.parse` stumbled over, where it says so. */
export function placeInJson(text: string, what: string | Error): { line?: number; column?: number } {
  const at = typeof what === 'string' ? text.indexOf(JSON.stringify(what)) : positionOf(what.message, text)
  if (at < 0) return {}
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}

function positionOf(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  return /end of JSON/.test(message) ? text.trimEnd().length : -1
}
