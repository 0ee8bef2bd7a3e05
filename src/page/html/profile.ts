/**
 * How one site, or one comment engine, lays out its comments: data, one JSON file each in `page/sites/`.
 *
 * A page is read with a profile when the raw HTML holds every string of `proof` and an element matches `comment` or `marker`.
 * Hosts only break ties: a saved page often has neither its address nor a canonical link, so the layout must prove itself.
 */
export interface SiteProfile {
  /** Reader name: `site:163`, `engine:wordpress`. */
  readonly name: string
  /** Ends of host names (`163.com` stands for `news.163.com` too). */
  readonly hosts?: readonly string[]
  /** Strings that must all stand in the HTML before any selector is tried (`a|b`: one of the two); they make fifty profiles cheap. */
  readonly proof: readonly string[]
  /** Proves the layout where there are no comments. */
  readonly marker?: string
  /** How the page says that it has no comments: any of these elements with any text, or these words inside `marker`. */
  readonly none?: { readonly selector?: string; readonly words?: readonly string[] }
  /** One comment; nested ones match too and are comments of their own. Tried in order, the first with matches counts. */
  readonly comment: readonly string[]
  /** Comments that are left out, with what is in them: pingbacks, folded ones, templates. */
  readonly skip?: readonly string[]
  readonly fields: Readonly<Partial<Record<FieldName, readonly FieldRule[]>>>
  /** Left out of the text: buttons, badges, signatures. */
  readonly drop?: readonly string[]
  /** Comments quoted inside a comment, each an element; they are left out of the comment's own text. */
  readonly quote?: {
    readonly each: string
    readonly author?: readonly FieldRule[]
    readonly text?: readonly FieldRule[]
  }
  /** Quotes that the text marks by its own characters: patterns with the groups `author` and `text`, cut out of the text. */
  readonly quoteMarks?: readonly string[]
  /** Lists that a page shows twice: ancestors of a comment (or itself) that tell in which one it stands. */
  readonly hot?: string
  readonly latest?: string
  /** A nested comment answers the one it stands in. */
  readonly nested?: boolean
  /** A comment answers the last one before it that matches: for answers that follow their root as siblings. */
  readonly root?: string
  /** The thread's first post is the article: a value of `floor`, or `first` for the first comment. */
  readonly post?: string
  /** Names that stand in the page's scripts: a pattern with the groups `key` and `name`. */
  readonly people?: string
  readonly title?: readonly FieldRule[]
  readonly body?: readonly FieldRule[]
  /** The fixture folder that proves the profile. */
  readonly fixture: string
}

export const FIELD_NAMES = [
  'id',
  'author',
  'text',
  'time',
  'likes',
  'dislikes',
  'region',
  'replyTo',
  'floor',
  'byPoster',
] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/**
 * A selector (`&` is the comment itself), or one with more to say. Rules are tried in order; the first with a value
 * counts. Patterns are regular expressions with the flag `u`; they run on untrusted text and must be linear.
 */
export type FieldRule =
  | string
  | {
      readonly select: string
      /** The value of an attribute instead of the text. */
      readonly attr?: string
      /**
       * What of the value is the field: the first group of this pattern, or its whole match. The first of the matching
       * elements that it fits counts; none, no value.
       */
      readonly match?: string
      /** Patterns cut out of the value. */
      readonly cut?: readonly string[]
      /** Left out of the text, inside the selected element. */
      readonly drop?: readonly string[]
      /** The last matching element instead of the first. */
      readonly last?: boolean
      /** The value is the key of one of the page's `people`; their name is the field. */
      readonly person?: boolean
    }
