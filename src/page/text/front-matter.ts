/** `key: value` lines between two `---` at the head of a Markdown file. */
export function readFrontMatter(text: string): Readonly<Record<string, string>> {
  const block = /^\ufeff?---\r?\n([\s\S]{0,4000}?)\r?\n---/.exec(text)?.[1] ?? ''
  const pairs = block.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(':')
    return at > 0 && /^\w/.test(line) ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const] : []
  })
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}
