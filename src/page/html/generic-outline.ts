import { type ChildNode, type Document, type Element, isHidden, textOf } from './dom.js'
import { classWords, placeWords } from './generic-class-words.js'
import { isNamed } from './generic-names.js'
import { AGE, classifyPiece, type Piece, TIME } from './generic-piece.js'

/** An element of a page in a flat list, with the ranges of what is below it. Indices count in page order; -1 is none. */
export interface OutlineElement {
  readonly node: Element
  /** Class words without hashes and numbers; the names of tags of the page's own making and of its tests say as much. */
  readonly words: readonly string[]
  /**
   * The same for elements whose tags and words are the same, theirs and their parents' (and the columns of cells); where neither
   * has words, those of the parent's parent too. The same place holds the same field.
   */
  readonly place: number
  readonly parent: number
  readonly depth: number
  /** The nearest `<a>`, element hidden by its own attributes, and quote, itself or above. */
  readonly link: number
  readonly hidden: number
  readonly quote: number
  /** The innermost quote, itself or above, where quotes stand within quotes. */
  readonly innerQuote: number
  /** Its descendants are the elements after it up to here. */
  end: number
  /** Its pieces are `pieces[firstPiece]` up to `pieces[endPiece - 1]`. */
  readonly firstPiece: number
  endPiece: number
}

/** A page laid flat: every visible run of text is one piece, every element knows its range of them. */
export interface Outline {
  readonly elements: readonly OutlineElement[]
  readonly pieces: readonly Piece[]
}

const UNSEEN = new Set(
  'script style template noscript head textarea select iframe svg object datalist input'.split(' '),
)
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del em font i img ins kbd label mark q s samp small span strong sub sup time u tt var cc'.split(
    ' ',
  ),
)

/** Lays a page flat, once, in linear time. What no reader sees (scripts, templates, form fields) is left out. */
export function outlinePage(page: Document): Outline {
  const elements: OutlineElement[] = []
  const pieces: Piece[] = []
  const open: { readonly children: readonly ChildNode[]; readonly index: number; at: number }[] = [
    { children: page.children, index: -1, at: 0 },
  ]
  const placeOf = placeNumbers()
  let broken = true
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.children[top.at++]
    if (child === undefined) {
      open.pop()
      const element = elements[top.index]
      if (!element) continue
      element.end = elements.length
      element.endPiece = pieces.length
      broken ||= !INLINE.has(element.node.name)
    } else if ('data' in child) {
      if (child.type !== 'text' || child.data.trim() === '') continue
      const piece = classifyPiece(child.data)
      pieces.push({
        ...(isTimeOf(elements[top.index], piece) ? { ...piece, kind: 'time' } : piece),
        holder: top.index,
        broken,
      })
      broken = false
    } else if ('name' in child) {
      const drawn = child.name === 'svg' ? drawnLabel(child) : undefined
      if (drawn) pieces.push({ ...drawn, holder: top.index, broken })
      if (UNSEEN.has(child.name)) continue
      broken ||= !INLINE.has(child.name)
      const index = elements.length
      elements.push(outlineElement(child, index, top.index, elements, pieces.length, placeOf))
      const label = labelOf(child)
      if (label) pieces.push({ ...label, holder: index, broken })
      const emoji = child.name === 'img' ? textOf(child) : ''
      if (emoji !== '') {
        pieces.push({ text: emoji, kind: 'emoji', size: 2, holder: index, broken })
        broken = false
      }
      open.push({ children: child.children, index, at: 0 })
    }
  }
  return { elements, pieces }
}

/** A time is not longer, in characters. */
const LONGEST_TIME = 10

/** 「2 周」 in an element that states a date, or in a link to the comment: there it is a time. */
function isTimeOf(
  holder: OutlineElement | undefined,
  { kind, size, text }: Pick<Piece, 'kind' | 'size' | 'text'>,
): boolean {
  if (holder === undefined || kind !== 'text' || size > LONGEST_TIME) return false
  return timeOf(holder.node) !== undefined || (holder.link >= 0 && AGE.test(text.trim()))
}

/** The date that an element for times states in an attribute. */
export function timeOf({ name, attribs }: Element): string | undefined {
  const stated = attribs.datetime ?? (name === 'abbr' || name === 'time' ? attribs.title : undefined)
  return stated !== undefined && stated.length < 60 && TIME.test(stated) ? stated : undefined
}

type Label = Pick<Piece, 'text' | 'kind' | 'size' | 'control'>

/** The label of a button that shows only an icon. */
function labelOf({ name, attribs, children }: Element): Label | undefined {
  const label = attribs['aria-label'] ?? attribs.title
  if (label === undefined || (name !== 'a' && name !== 'button' && name !== 'span')) return undefined
  if (children.some((child) => 'data' in child && child.type === 'text' && !COUNT_OR_BLANK.test(child.data)))
    return undefined
  return asLabel(label)
}

/** What the icon itself says it is: `<svg aria-label="赞">`. */
function drawnLabel({ attribs }: Element): Label | undefined {
  return attribs['aria-label'] === undefined ? undefined : asLabel(attribs['aria-label'])
}

function asLabel(label: string): Label | undefined {
  if (label.length > LONGEST_BUTTON) return undefined
  const { kind, control } = classifyPiece(label)
  return control === undefined || control === 'other' ? undefined : { text: '', size: 0, kind, control }
}

const LONGEST_BUTTON = 20

const COUNT_OR_BLANK = /^[\s\d.,]*$/

function outlineElement(
  node: Element,
  index: number,
  parent: number,
  elements: readonly OutlineElement[],
  firstPiece: number,
  placeOf: PlaceNumbers,
): OutlineElement {
  const above = elements[parent]
  const words = wordsOf(node)
  const isQuote = node.name === 'blockquote' || node.name === 'q' || words.some(isQuoteWord)
  return {
    ...{ node, words, parent, firstPiece, endPiece: firstPiece, end: index + 1 },
    place: placeOf(nameOfPlace(node), above, elements[above?.parent ?? -1]),
    depth: above ? above.depth + 1 : 0,
    link: node.name === 'a' ? index : (above?.link ?? -1),
    hidden: above && above.hidden >= 0 ? above.hidden : isHidden(node) ? index : -1,
    quote: above && above.quote >= 0 ? above.quote : isQuote ? index : -1,
    innerQuote: isQuote && isLike(node, elements[above?.innerQuote ?? -1]) ? index : (above?.innerQuote ?? -1),
  }
}

/** What a page calls an element: `class="reply-item"`, `<reply-item>`, `data-testid="reply-item"`, `role="article"`. */
function wordsOf({ name, attribs }: Element): readonly string[] {
  const own = classWords(attribs.class ?? '')
  const made = name.includes('-') ? name : ''
  const tested = attribs['data-testid'] ?? attribs['data-e2e'] ?? ''
  const role = LISTED_ROLES.has(attribs.role ?? '') ? attribs.role! : ''
  if (made === '' && tested === '' && role === '') return own
  return [...new Set([...classWords(`${made} ${tested} ${role}`), ...own])]
}

/** `js-selectToQuote` is what may be quoted: the comment's own words. */
function isQuoteWord(word: string): boolean {
  return isNamed('quote', word) && !/^js?[-_]/i.test(word)
}

/** Roles that an item of a list may have. */
const LISTED_ROLES = new Set(['article', 'comment', 'listitem'])

/** `quote-head` and `quote-body` are parts of one quote; a quote within it looks as it does. */
function isLike({ name, attribs }: Element, quote: OutlineElement | undefined): boolean {
  return !quote || (quote.node.name === name && quote.node.attribs.class === attribs.class)
}

function isCell({ name }: Element): boolean {
  return name === 'td' || name === 'th'
}

/** Rows wider than this are no comments; the bound keeps a row of a million cells linear. */
const MOST_COLUMNS = 12

function columnOf(cell: Element): number {
  let column = 0
  for (let before = cell.prev; before && column < MOST_COLUMNS; before = before.prev)
    if ('attribs' in before && isCell(before)) column++
  return column
}

function nameOfPlace(node: Element): string {
  return `${node.name}.${placeWords(node.attribs.class ?? '')}${isCell(node) ? `:${columnOf(node)}` : ''}`
}

type PlaceNumbers = (own: string, above: OutlineElement | undefined, farther: OutlineElement | undefined) => number

/** Gives equal numbers to equal places. */
function placeNumbers(): PlaceNumbers {
  const numbers = new Map<string, number>()
  const named = (element: OutlineElement | undefined) => {
    if (!element) return ''
    const { node, words } = element
    const isUnclassed = words.length === 0 || node.attribs.class === undefined
    // an id with digits is one comment's
    const id = isUnclassed && /^[a-z_-]+$/i.test(node.attribs.id ?? '') ? `#${node.attribs.id}` : ''
    return `${node.name}.${words.join('.')}${id}>`
  }
  return (own, above, farther) => {
    const isBare = own.endsWith('.') && above?.words.length === 0
    const key = `${isBare ? named(farther) : ''}${named(above)}${own}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
}
