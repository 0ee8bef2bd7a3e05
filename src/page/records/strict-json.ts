const NAME_START = /[\p{L}_$]/u
const NAME = /[\p{L}\p{N}_$]*/uy
const NUMBER = /\d[\d.]*(?:e[+-]?\d+)?/iy
const SPACE = /\s/
const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
}

/**
 * A JavaScript or Python literal as JSON: names and 'single quotes' become strings, comments and commas before a closing
 * bracket go, `undefined`, `None` and `NaN` become null. What is JSON already stays. Reads values as
 * long as one follows another; one walk, whatever stands in the text.
 */
export function toStrictJson(text: string): string {
  const out: string[] = []
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const one = text[at]!
    if (one === '"' || one === "'" || one === '`') {
      const end = literalEnd(text, at)
      out.push(quoteLiteral(text.slice(at + 1, end)))
      at = end + 1
    } else if (one === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1
      at = end < at + 1 ? text.length : end + 1
    } else if (NAME_START.test(one)) {
      NAME.lastIndex = at
      const name = NAME.exec(text)![0] || one
      at += name.length
      out.push(nextMark(text, at) === ':' ? JSON.stringify(name) : (WORDS[name] ?? 'null'))
    } else if (one >= '0' && one <= '9') {
      NUMBER.lastIndex = at
      const number = NUMBER.exec(text)![0]
      at += number.length
      out.push(number)
    } else {
      if (one === '{' || one === '[') depth++
      if (one === '}' || one === ']') {
        depth--
        while (out.at(-1) === ',' || (out.length > 0 && SPACE.test(out.at(-1)!) && out.at(-1)!.length === 1)) out.pop()
      }
      out.push(one)
      at++
      if (depth === 0 && (one === '}' || one === ']') && !/[[{]/.test(nextMark(text, at))) break
    }
  }
  return out.join('')
}

function literalEnd(text: string, start: number): number {
  const quote = text[start]!
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at
  }
  return text.length
}

/** The inside of a literal as a JSON string: quotes and line ends escaped, `\'` and unknown escapes without their backslash. */
function quoteLiteral(inside: string): string {
  const body = inside.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])|["\n\r\t]/g, (whole, escaped?: string) => {
    if (escaped === undefined) return JSON.stringify(whole).slice(1, -1)
    if (/^(?:u....|["\\/bfnrt])$/.test(escaped)) return whole
    if (escaped.length === 3) return `\\u00${escaped.slice(1)}`
    return escaped === '\n' ? '' : escaped === "'" || escaped === '`' ? escaped : JSON.stringify(escaped).slice(1, -1)
  })
  return `"${body}"`
}

/** The first character from an offset on that is no white space; empty at the end. */
function nextMark(text: string, from: number): string {
  let at = from
  while (at < text.length && SPACE.test(text[at]!)) at++
  return text[at] ?? ''
}
