/**
 * Every public type, in the order in which data passes through them:
 * bytes → text → page → comments → clauses and tokens → cues → stance → report → rows.
 * Everything is readonly, nothing is mutated across a door, and absent is `undefined`, never `''`
 * (except `Comment.text`, which is `''` for a comment that is only an image).
 */

// ── bytes ────────────────────────────────────────────────────────────────────

/** Something to read: a file, standard input, a part of an archive. Opening it twice gives the same bytes, except for standard input. */
export interface Source {
  /** As the user gave it or as the folder walk found it; `-` for standard input. The `page` column. */
  readonly name: string
  /** Lower-case ending with its dot (`.html`), or `''`. */
  readonly ending: string
  /** Size in bytes where it is known beforehand. */
  readonly size?: number
  /** Another one as soon as the file or one of its frames is written anew, where that can be known. */
  readonly state?: string
  /** The bytes, in chunks of any size. */
  readonly open: () => AsyncIterable<Uint8Array>
  /** Saved frames that belong to this page (`页面_files/*.html`); comment engines live in them. */
  readonly frames?: readonly Source[]
}

// ── page ─────────────────────────────────────────────────────────────────────

/** The page a comment stands on, without its comments. */
export interface Page {
  /** `Source.name`. */
  readonly source: string
  /** Which reader understood it, `family:name`: `site:163`, `engine:wordpress`, `html:generic`, `text:floors`, `records:csv`. */
  readonly reader: string
  /** True when no known layout was proved and the reader guessed. */
  readonly guessed: boolean
  /** WHATWG name of the encoding the bytes were read in: `utf-8`, `gb18030`, `big5`, `utf-16le`. */
  readonly encoding: string
  readonly title?: string
  /** The article's text, paragraphs separated by one newline. */
  readonly body?: string
  readonly url?: string
  /** When the article was published, as printed. */
  readonly time?: string
}

/** A comment that stands inside another one, above its author's own words. */
export interface Quote {
  readonly author?: string
  readonly text: string
}

/** One netizen's comment. Spans elsewhere are offsets into `text`. */
export interface Comment {
  /** 1-based place on the page, in page order. */
  readonly n: number
  /** The site's own id of the comment, digits kept as text. */
  readonly id?: string
  readonly author?: string
  /** The comment's own words, without quotes; emoji given by an image's alt text as `[name]`; `''` when it is only an image. */
  readonly text: string
  /** As printed (`3小时前`, `昨天 22:17`, `1665108000`). */
  readonly time?: string
  /** ISO 8601, where the printed time and the page let it be known. */
  readonly timeIso?: string
  readonly likes?: number
  readonly dislikes?: number
  /** Place the site shows (`山东省德州市`, `北京`). */
  readonly region?: string
  /** Author of the comment that is answered. */
  readonly replyTo?: string
  /** The list it stands in where a page has both. A comment in both is given once, as `hot`. */
  readonly section?: 'hot' | 'latest'
  /** Floor or index as printed (`12`, `2-1`). */
  readonly floor?: string
  readonly quotes?: readonly Quote[]
  /** True when the writer is marked as the article's or thread's author (楼主). */
  readonly byPoster?: boolean
  /** The post a comment belongs to, in exports that hold several posts. */
  readonly post?: string
}

/** A comment as a reader finds it, before pages number their comments. */
export type FoundComment = Omit<Comment, 'n'>

/** What a reader makes of one page. Comments may be a stream and are read once. */
export interface Reading {
  readonly reader: string
  readonly guessed: boolean
  readonly title?: string
  readonly body?: string
  readonly url?: string
  readonly time?: string
  readonly comments: Iterable<FoundComment> | AsyncIterable<FoundComment>
  /** The words with which the page itself says that it has no comments (`目前没有跟贴`), when it does. */
  readonly saysNone?: string
  /** A thread with its first post and no answers. */
  readonly postAlone?: boolean
  readonly warnings?: readonly Notice[]
}

// ── text ─────────────────────────────────────────────────────────────────────

/** Half-open UTF-16 offsets into the comment's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * `word` from the segmenter; `code` a platform's `[doge]`; `emoji` a Unicode emoji sequence; `mention` `@name`;
 * `topic` `#…#`; `url`; `mark` punctuation; `space`.
 */
export type TokenKind = 'word' | 'code' | 'emoji' | 'mention' | 'topic' | 'url' | 'mark' | 'space'

/** Tokens of a comment tile its text: each starts where the one before ends. */
export interface Token extends Span {
  readonly kind: TokenKind
  /** The folded text of the span: simplified, half width, lower case; as long as the span. */
  readonly text: string
}

/** A run of tokens up to and with its closing mark. Clauses of a comment tile its tokens. */
export interface Clause extends Span {
  readonly tokens: readonly Token[]
  /** Folded closing marks (`?`, `!!`, `,`), `''` at a text's end without one. */
  readonly mark: string
}

// ── lexicon ──────────────────────────────────────────────────────────────────

export const STANCES = ['supportive', 'skeptical', 'question', 'neutral'] as const
/** The writer's position towards what the comment reacts to. */
export type Stance = (typeof STANCES)[number]
/** One number for each stance. */
export type PerStance = Readonly<Record<Stance, number>>

/** Kinds of entries that speak for a stance. `lexicons/README.md` says what each matches. */
export const CUE_KINDS = ['term', 'construction', 'code', 'emoji', 'form', 'gram', 'word', 'pair'] as const
/** Kinds that `kanfa learn` mines. They match wherever they stand, and their values shrink with the comment's length. */
export const MINED_KINDS = ['gram', 'word', 'pair'] as const
/** Kinds of entries that change the cues near them. */
export const MODIFIER_KINDS = ['negator', 'intensifier', 'hedge', 'contrast', 'rhetorical'] as const
export type CueKind = (typeof CUE_KINDS)[number]
export type ModifierKind = (typeof MODIFIER_KINDS)[number]
export type MinedKind = (typeof MINED_KINDS)[number]

/** Stands in a term for whatever a comment has between its pieces (`难道…吗`). */
export const GAP = '…'

/** One line of a lexicon file. */
export interface Entry {
  readonly term: string
  readonly kind: CueKind | ModifierKind
  /** What the entry speaks for; for a modifier the stance of the cues it reaches, all without it. */
  readonly stance?: Stance
  /** A cue's weight in score units (natural-log odds), or a modifier's factor. */
  readonly weight: number
  /** Where the entry comes from: `kanfa` (written by hand), `learned`, or what a user's file says. */
  readonly source?: string
  /** A sentence that shows the entry at work; a test runs it. */
  readonly example?: string
  readonly file: string
  /** 1-based line in `file`. */
  readonly line: number
}

// ── stance ───────────────────────────────────────────────────────────────────

/** A modifier at work on a cue. */
export interface Modifier extends Span {
  readonly term: string
  readonly kind: ModifierKind
  readonly factor: number
}

/**
 * A matched entry with its modifiers. `value` = weight × the modifiers' factors, added to the score of `stance`; for a mined
 * kind weight × the verdict's `lengthFactor`.
 */
export interface Cue extends Span {
  readonly term: string
  /** `rest`: the mined cues too small to be named, added up, a cue each stance, without a place (start and end 0). */
  readonly kind: CueKind | 'rest'
  /** What the cue speaks for here: a negated cue speaks for the stance that opposes its entry's. */
  readonly stance: Stance
  readonly weight: number
  readonly value: number
  readonly modifiers: readonly Modifier[]
}

/** What one comment's words say. Scores are bias + the sum of the cues' values, a stance each; nothing else enters. */
export interface Verdict {
  readonly stance: Stance
  /** The winner's probability, 0–1. */
  readonly confidence: number
  /** Softmax of the scores; sums to 1. */
  readonly probabilities: PerStance
  readonly scores: PerStance
  readonly bias: PerStance
  /** What the weights of mined cues are multiplied with, 0–1: the longer the comment, the less each of its many cues says. */
  readonly lengthFactor: number
  readonly cues: readonly Cue[]
}

/** A comment with all that was found out about it. */
export interface ScoredComment extends Comment, Verdict {
  /** True where `confidence` is below what the user asked for (`--min-confidence`): left for a person to read, and counted for no stance. */
  readonly unsure?: true
  /** `n` of the first comment on the page that says the same. */
  readonly repeatOf?: number
  /** Share (0–1) of the comment that stands in the article, when it is worth saying. */
  readonly echo?: number
}

// ── report ───────────────────────────────────────────────────────────────────

/** Count and share of one stance, with the 95 % Wilson interval of the share. */
export interface StanceShare {
  readonly count: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** How the stances share a set of comments. */
export interface Tally {
  readonly comments: number
  readonly shares: Readonly<Record<Stance, StanceShare>>
  /** Shares in which a comment counts once for its writer and once for each like; absent where nothing was liked. */
  readonly byLikes?: PerStance
  /** Comments left for a person to read, in no share's count; absent where there are none. */
  readonly unsure?: number
}

/** Somebody who posts often, with the number of their comments. */
export interface FrequentAuthor {
  readonly author: string
  readonly comments: number
}

/** What a page's, or a batch's, comments add up to. */
export interface Summary extends Tally {
  /** Telling words of each stance, best first (TF-IDF over the stances). */
  readonly keywords: Readonly<Record<Stance, readonly string[]>>
  /** Comments that repeat an earlier one of their page. */
  readonly repeats: number
  /** Comments that mostly quote the article. */
  readonly echoes: number
  /** The same comments without those that repeat an earlier one: each voice once. */
  readonly unique: Tally
  /** Authors of three comments or more, the busiest first, eight at most; names that many share are left out. */
  readonly frequent: readonly FrequentAuthor[]
}

// ── notices ──────────────────────────────────────────────────────────────────

/** A place a person can open: `file:line:column`, 1-based. */
export interface Where {
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** A warning or an error as data; prose is made at the edge. */
export interface Notice {
  readonly code: string
  readonly where?: Where
  readonly args?: Readonly<Record<string, string | number | undefined>>
}

// ── rows ─────────────────────────────────────────────────────────────────────

/** One comment on its way to a row: read only (`parse`), or scored too (`analyze`). */
export type RowComment = Comment | ScoredComment

/**
 * What the pipeline gives, in order: for each page its head, its comments, its end; at last the end of all.
 * Notices (warnings, and failures of single pages) come where they happen. Every output format renders this stream.
 */
export type ReportEvent =
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'comment'; readonly page: Page; readonly comment: RowComment }
  | { readonly type: 'page-end'; readonly page: Page; readonly comments: number; readonly summary?: Summary }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'end'; readonly pages: number; readonly failed: number; readonly summary?: Summary }
