const TAGS =
  /<(?:\/?(?:a|b|i|u|p|br|em|div|span|font|strong|small|figure|li|ul|ol|pre|code|blockquote|sub|sup|h[1-6]|center|del|s)(?:\s[^<>]*)?\/?|img\s[^<>]*)>/i
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/gi
const ALT = /(?:^|\s)alt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
const TITLE = /(?:^|\s)title\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
const BREAKS = new Set(['br', 'p', 'div', 'li', 'blockquote'])
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos|nbsp|hellip|mdash|middot));/gi
const NAMED: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', hellip: '…', mdash: '—', middot: '·' },
}

/**
 * The text of a cell or JSON string that may hold HTML: tags go, `<br>` and paragraphs end lines, `<img alt=[赞]>` leaves
 * its alt text, a `<blockquote>` (somebody else's words) goes whole. Text without tags keeps every character, `<3` too,
 * but for escaped ones (`&lt;`) and zeros.
 */
export function plainText(value: string): string {
  const whole = value.includes('\0') ? value.replaceAll('\0', '') : value
  const text = TAGS.test(whole) ? dropTags(whole) : whole
  return text.includes('&') ? decodeEntities(text) : text
}

function dropTags(html: string): string {
  const kept: string[] = []
  let from = 0
  let quoted = 0
  for (const match of html.matchAll(TAG)) {
    if (quoted === 0) kept.push(html.slice(from, match.index))
    from = match.index + match[0].length
    const name = match[2]!.toLowerCase()
    if (name === 'blockquote') quoted = Math.max(0, quoted + (match[1] === '' ? 1 : -1))
    if (quoted > 0) continue
    if (name === 'img') kept.push(attribute(match[3]!, ALT) ?? attribute(match[3]!, TITLE) ?? '')
    else if (BREAKS.has(name)) kept.push('\n')
  }
  if (quoted === 0) kept.push(html.slice(from))
  return kept
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function attribute(attributes: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(attributes)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
