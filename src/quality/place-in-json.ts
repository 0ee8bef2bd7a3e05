/** 1-based line and column of a key that stands in the text once, or of what `JSON.parse` stumbled over, where it says so. */
export function placeInJson(text: string, what: string | Error): { line?: number; column?: number } {
  const at = typeof what === 'string' ? positionOfKey(what, text) : positionOfError(what, text)
  if (at === undefined) return {}
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}

function positionOfKey(key: string, text: string): number | undefined {
  const name = JSON.stringify(key)
  const places = [...text.matchAll(new RegExp(`${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*:`, 'g'))]
  return places.length === 1 ? places[0]!.index : undefined
}

function positionOfError({ message }: Error, text: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  return /end of JSON/.test(message) ? text.trimEnd().length : undefined
}
