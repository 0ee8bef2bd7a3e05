import data from './section-words.json' with { type: 'json' }

/** What a line is in a page by its words: a line may be several of these, most are none. */
export interface Role {
  /** It opens a list of comments (网友看法, 全部评论 23 条). */
  readonly opens: boolean
  /** It ends one: a pager, a footer, a list of other articles. */
  readonly closes: boolean
  /** It is no comment's own inside a list: buttons, banners, a client's signature. */
  readonly noise: boolean
  /** Which list it opens, where a page has a hot and a latest one. */
  readonly section: 'hot' | 'latest' | undefined
}

/** Patterns that begin at the line's first character are tried there only: each line is asked all of them. */
function compile(sources: readonly string[]): (text: string) => boolean {
  const anchored = sources.filter((source) => source.startsWith('^')).map((source) => source.slice(1))
  const loose = sources.filter((source) => !source.startsWith('^'))
  const any = (list: readonly string[]) => list.map((source) => `(?:${source})`).join('|')
  const start = anchored.length === 0 ? undefined : new RegExp(`^(?:${any(anchored)})`, 'i')
  const anywhere = loose.length === 0 ? undefined : new RegExp(any(loose), 'i')
  return (text) => start?.test(text) === true || anywhere?.test(text) === true
}

const isOpening = compile(data.open)
const isClosing = compile(data.close)
const isNoise = compile(data.noise)
const isHot = compile(data.hot)
const isLatest = compile(data.latest)

/** Headings are short; a sentence that happens to hold the words is not one. In characters. */
const LONGEST_HEADING = 40
/** What most lines are. One object for all of them: a page has millions of lines. */
const PLAIN: Role = { opens: false, closes: false, noise: false, section: undefined }

/** What a line is by its words; `text` without blanks at its edges. */
export function roleOf(text: string): Role {
  const heads = text.length <= LONGEST_HEADING
  const opens = heads && isOpening(text.replace(/^#+\s*/, ''))
  const closes = isClosing(text)
  const noise = isNoise(text)
  const section = !heads ? undefined : isLatest(text) ? 'latest' : isHot(text) ? 'hot' : undefined
  return opens || closes || noise || section ? { opens, closes, noise, section } : PLAIN
}
