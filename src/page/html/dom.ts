import { compile, selectAll, selectOne as selectFirst } from 'css-select'
import { type ChildNode, type Document, DomHandler, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { Parser } from 'htmlparser2'
import { joinLines } from './join-lines.js'

export type { ChildNode, Document, Element, ParentNode }

/** Elements nested deeper than this become siblings: a page of 10,000 open tags must not overflow the stack of what walks it. */
const DEEPEST = 400

/** The parser itself may go on this far: it looks through what is open at each tag, so without a bound it is quadratic. */
const DEEPEST_OPEN = 2000

class ShallowHandler extends DomHandler {
  private depth = 0
  override onopentag(name: string, attributes: { [key: string]: string }): void {
    if (++this.depth <= DEEPEST) super.onopentag(isShadowRoot(name, attributes) ? 'div' : name, attributes)
  }
  override onclosetag(): void {
    if (this.depth-- <= DEEPEST) super.onclosetag()
  }
}

/** What a browser shows of a web component, as SingleFile and Chrome's MHTML save it: a template that is no template. */
function isShadowRoot(name: string, attributes: { [key: string]: string }): boolean {
  return name === 'template' && SHADOW_MODES.some((attribute) => attribute in attributes)
}

const SHADOW_MODES = ['shadowrootmode', 'shadowroot', 'shadowmode']

const ITEMS = new Set(['li', 'dt', 'dd', 'td', 'th', 'tr', 'tbody'])

/** Closes at once what is opened too deep. The two members are private, the brackets are TypeScript's door to them. */
class ShallowParser extends Parser {
  /** A paragraph ends where the next item or cell begins: SingleFile leaves out the tags that browsers can do without. */
  override onopentagname(start: number, endIndex: number): void {
    const name = this['getSlice'](start, endIndex).toLowerCase()
    if (ITEMS.has(name) && this['stack'][0] === 'p') this['popElement'](true)
    super.onopentagname(start, endIndex)
  }
  override onopentagend(endIndex: number): void {
    super.onopentagend(endIndex)
    if (this['stack'].length > DEEPEST_OPEN) this['popElement'](true)
  }
}

/** Parses HTML as tolerantly as a browser does, in linear time. Never throws. */
export function parseHtml(html: string): Document {
  const handler = new ShallowHandler()
  const parser = new ShallowParser(handler, { lowerCaseTags: true, lowerCaseAttributeNames: true })
  parser.write(html)
  parser.end()
  return handler.root
}

const compiled = new Map<string, ReturnType<typeof compile<ChildNode, Element>>>()

/** Selectors come from profiles, a few hundred in all; each is compiled once. */
function compileOnce(selector: string) {
  const known = compiled.get(selector)
  if (known) return known
  const matcher = compile<ChildNode, Element>(selector)
  compiled.set(selector, matcher)
  return matcher
}

/** Elements below `root` that match a selector, in page order. */
export function select(selector: string, root: ParentNode): Element[] {
  return selectAll<ChildNode, Element>(compileOnce(selector), root)
}

/** The first element below `root` that matches. */
export function selectOne(selector: string, root: ParentNode): Element | undefined {
  return selectFirst<ChildNode, Element>(compileOnce(selector), root) ?? undefined
}

/** The nearest of `candidates` above an element. */
export function closestOf(element: ChildNode, candidates: ReadonlySet<ParentNode>): ParentNode | undefined {
  for (let node = element.parent; node; node = node.parent) if (candidates.has(node)) return node
  return undefined
}

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tr ul'.split(
    ' ',
  ),
)
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'textarea',
  'select',
  'iframe',
  'svg',
  'object',
])

/**
 * The text a reader sees below a node: blocks and `<br>` end lines, runs of blanks become one, an emoji image gives its alt or
 * title as `[name]`; scripts, hidden elements and the nodes in `without` give nothing.
 */
export function textOf(node: ParentNode | ChildNode, without: ReadonlySet<ParentNode | ChildNode> = NOTHING): string {
  const parts: string[] = []
  collect(node, without, parts)
  return joinLines(parts)
}

const NOTHING: ReadonlySet<never> = new Set()

function collect(node: ParentNode | ChildNode, without: ReadonlySet<ParentNode | ChildNode>, parts: string[]): void {
  if (without.has(node)) return
  if (isText(node)) parts.push(node.data.replace(/\s+/g, ' '))
  else if (!isTag(node)) {
    if ('children' in node) for (const child of node.children) collect(child, without, parts)
  } else if (node.name === 'br') parts.push('\n')
  else if (node.name === 'img') parts.push(emojiOf(node))
  else if (!UNSEEN.has(node.name) && !isHidden(node)) {
    const block = BLOCKS.has(node.name)
    const lines = node.name === 'pre' ? preformatted(node, without) : undefined
    if (block) parts.push('\n')
    if (lines !== undefined) parts.push(lines)
    else for (const child of node.children) collect(child, without, parts)
    if (block) parts.push('\n')
  }
}

/** Line ends of the source count inside `<pre>`. */
function preformatted(node: Element, without: ReadonlySet<ParentNode | ChildNode>): string {
  return node.children.map((child) => (isText(child) ? child.data : textOf(child, without))).join('')
}

/** True for an element that its own attributes hide. */
export function isHidden({ attribs }: Element): boolean {
  return 'hidden' in attribs || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '')
}

/** The longest alt text that is an emoji's name and not a picture's caption. */
const LONGEST_NAME = 12

/** `[赞]` for an image whose alt or title names an emoji, with or without its brackets; `''` for a picture. */
function emojiOf({ attribs }: Element): string {
  const name = (attribs.alt || attribs.title || '').trim()
  if (name === '') return ''
  if (/^[[(].{1,14}[\])]$/.test(name) || /^\p{ExtPict}/u.test(name)) return name
  const small = /emo|face|smil|expression|txt-|icon|sticker|bq_/i.test(`${attribs.class ?? ''} ${attribs.src ?? ''}`)
  return small && name.length <= LONGEST_NAME && !/\s/.test(name) ? `[${name}]` : ''
}
