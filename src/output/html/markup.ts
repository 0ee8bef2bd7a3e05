/** A piece of HTML; everything in it that came from outside has been escaped. */
export interface Markup {
  readonly html: string
}

type Part = string | number | undefined | Markup | readonly Markup[]

/**
 * Template tag for HTML: markup goes in as it is, texts and numbers are escaped, so that nothing a stranger wrote is ever markup.
 * `undefined` gives nothing. Attribute values must stand in double quotes.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let html = strings[0]!
  for (const [i, part] of parts.entries()) html += htmlOf(part) + strings[i + 1]!
  return { html }
}

/** No HTML. */
export const NOTHING: Markup = { html: '' }

/** Pieces one after the other. */
export function joinMarkup(pieces: readonly Markup[], between = ''): Markup {
  return { html: pieces.map(({ html }) => html).join(between) }
}

function htmlOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(({ html }) => html).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!) : text
}
