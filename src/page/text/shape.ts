import data from './shapes.json' with { type: 'json' }

/**
 * How a family of comment lists looks in copied text, as data (`shapes.json`). Patterns look at one line; their named groups
 * are fields of the comment (`author`, `text`, `time`, `likes`, `dislikes`, `region`, `floor`, `replyTo`).
 *
 * - `inline`: a comment starts with a line that holds its author and text.
 * - `head`: a line (or lines in a row) with author and time, then the body, then perhaps a foot of buttons.
 * - `foot`: the author, the body, then a line of time and buttons that ends the comment.
 */
export interface Shape {
  readonly name: string
  readonly layout: 'inline' | 'head' | 'foot'
  /** Comments it takes to believe the shape. */
  readonly min: number
  /** How much one comment of this shape proves, against shapes whose lines could be anything. */
  readonly strength: number
  /** Only under a heading that opens a list of comments. */
  readonly opened: boolean
  /** `inline`: any of these starts a comment. */
  readonly lines: readonly RegExp[]
  /** `inline`: `floor` must count up. */
  readonly ordered: boolean
  /** `head`: these lines in a row; with `either` any one of them. */
  readonly head: readonly RegExp[]
  readonly either: boolean
  /** `head`: the author stands above the head, perhaps with a signature. */
  readonly authorAbove: boolean
  /** The line of buttons that ends a comment. */
  readonly foot?: RegExp
  readonly footNeeded: boolean
  /** More buttons after the foot. */
  readonly afterFoot?: RegExp
  /** A first line of the body that only says who is answered. */
  readonly replyLine?: RegExp
  /** A first line `@name text` answers the name. */
  readonly replyAt: boolean
  /** How quoted parents are marked in the body. */
  readonly quote?: string
  /** The head of a quoted comment inside another. */
  readonly quoteHead?: RegExp
  /** The head of a quoted comment of one line, whose foot stands above it. */
  readonly quoteFloor?: RegExp
  /** A first line of the body that holds the quoted author and words (`author`, `text`). */
  readonly quoteLine?: RegExp
  /** The line between a quoted comment and the writer's own words. */
  readonly quoteEnd?: RegExp
  /** `head`: the author is the first line behind the one that ends the post before (`end`); `floor` stands between. */
  readonly block?: { readonly end: RegExp; readonly floor: RegExp }
  /** `head`: short answers below a comment, each a line with its time. */
  readonly under?: RegExp
  /** `head`: remarks within a comment: a line that opens them, then each an author's line and one of words and time. */
  readonly remarks?: { readonly open: RegExp; readonly line: RegExp }
  /** What stands last in many comments, or in several of one author, is a signature. */
  readonly signatures: boolean
  /** `head`: the first comment is the thread's article, but for pages on which a line above says this. */
  readonly laterPage?: RegExp
  /** `head`: the line below an answer of the page's owner, which follows the comment's words. */
  readonly answer?: RegExp
  /** `foot`: the first line of a comment. */
  readonly lead?: RegExp
  /** `foot`: a first line that holds author and text together. */
  readonly inlineLead?: RegExp
  /** `foot`: lines after the lead that are the site's (a rank, a level), each left out where it matches. */
  readonly skipAfterLead: readonly RegExp[]
  /** `foot`: the line with the time, above the buttons. */
  readonly timeLine?: RegExp
  /** `foot`: says that a quoted comment follows, with a foot of its own. */
  readonly quoted?: RegExp
  /** `foot`: short answers under a comment, each a line and a foot. */
  readonly replies?: { readonly line: RegExp; readonly foot: RegExp }
  /** A foot that ends an advertisement. */
  readonly ad?: RegExp
  /** The floor that is the article itself. */
  readonly postFloor?: string
}

type Data = Readonly<Record<string, unknown>>

/** Every shape, in the order of the file: of equally good ones the first is taken. */
export const SHAPES: readonly Shape[] = (data.shapes as readonly Data[]).map(makeShape)

function makeShape(shape: Data): Shape {
  const replies = shape.replies as { line: string; foot: string } | undefined
  const block = shape.block as { end: string; floor: string } | undefined
  const remarks = shape.remarks as { open: string; line: string } | undefined
  return {
    opened: false,
    ordered: false,
    either: false,
    authorAbove: false,
    footNeeded: false,
    replyAt: false,
    signatures: false,
    ...(shape as Pick<Shape, 'name' | 'layout' | 'min' | 'strength'>),
    lines: patterns(shape.lines),
    head: patterns(shape.head),
    skipAfterLead: patterns(shape.skipAfterLead),
    foot: pattern(shape.foot),
    afterFoot: pattern(shape.afterFoot),
    replyLine: pattern(shape.replyLine),
    quoteHead: pattern(shape.quoteHead),
    quoteFloor: pattern(shape.quoteFloor),
    answer: pattern(shape.answer),
    quoteLine: pattern(shape.quoteLine),
    quoteEnd: pattern(shape.quoteEnd),
    under: pattern(shape.under),
    laterPage: pattern(shape.laterPage),
    block: block && { end: compile(block.end), floor: compile(block.floor) },
    remarks: remarks && { open: compile(remarks.open), line: compile(remarks.line) },
    lead: pattern(shape.lead),
    inlineLead: pattern(shape.inlineLead),
    timeLine: pattern(shape.timeLine),
    quoted: pattern(shape.quoted),
    ad: pattern(shape.ad),
    replies: replies && { line: compile(replies.line), foot: compile(replies.foot) },
  }
}

function patterns(sources: unknown): RegExp[] {
  return ((sources as readonly string[] | undefined) ?? []).map(compile)
}

function pattern(source: unknown): RegExp | undefined {
  return source === undefined ? undefined : compile(source as string)
}

function compile(source: string): RegExp {
  const macros: Readonly<Record<string, string>> = data.macros
  return new RegExp(
    source.replace(/\{(time|stamp|place)\}/g, (_, name: string) => macros[name]!),
    'u',
  )
}
