import { USER_ADDRESS } from './generic-author.js'
import type { Group } from './generic-groups.js'
import { COUNTERS, foldLabel, headingOf } from './generic-headings.js'
import { nameBeside } from './generic-labels.js'
import { isNamed, type NamedRole } from './generic-names.js'
import type { Outline } from './generic-outline.js'
import type { Piece } from './generic-piece.js'
import type { GroupRoles, Roles } from './generic-roles.js'
import weights from './generic-weights.json' with { type: 'json' }

/** How much speaks for a group being a page's comments. */
export interface Evidence {
  readonly score: number
  /** The part of the score that speaks against it: 0 or less. */
  readonly against: number
  readonly authors: number
  readonly times: number
  readonly controls: number
  readonly named: boolean
  readonly headed: boolean
  /** A heading that can only be that of comments (网友评论) stands right above. */
  readonly titled: boolean
  /** Share of names that lead over to words: 「某某：」, 「某某 说道」. */
  readonly speaks: number
  /** Share of blocks with their number in the list. */
  readonly floors: number
}

/** How far before a list its heading may stand, in pieces; and how far above it a telling class. */
const HEADING_REACH = 30
const LARGEST_ITEM = 400
/** A title is not shorter, in characters. */
const SHORTEST_TITLE = 7
/** `/news/123`, `/2024/05/a.shtml`: an article's address, unless it says that it is a user's. */
const ARTICLE_ADDRESS =
  /\d[\w-]*\.s?html?(?:[?#]|$)|\/(?:news|n|article|art|a|archives?|thread|topic|t|video|v|play|post|p|read|story|detail|goods)\/[\w-]*\d/i
const USER_WORD = /user|people|space|profile|member|uid|author|\/u\/|\/@/i
/** A headline of this length is no name, unless its link leads to a user. */
const LONG_NAME = 8
const OTHER_REACH = 6
/** A heading right above a list: at most some counts and buttons stand between. */
const NEAR = 5
/** A heading of this length says whose words follow. */
const TELLING = 4
const NAME_REACH = 6

/** What the pieces of a block show, a bit each: it is asked for many times. */
const MARKS = { reply: 1, like: 2, dislike: 4, report: 8, floor: 16, template: 32 }
type Marked = keyof typeof MARKS

function markOf({ control, kind }: Piece): number {
  return (MARKS as Readonly<Record<string, number>>)[control ?? kind] ?? 0
}

/** What each sign adds, in points: `generic-weights.json` holds them, so that they can be weighed anew without touching code. */
function addUp(signs: Readonly<Record<keyof typeof weights.signs, number>>): Pick<Evidence, 'score' | 'against'> {
  const points = Object.entries(weights.signs).map(([sign, weight]) => weight * signs[sign as keyof typeof signs])
  const sum = (some: readonly number[]) => some.reduce((all, each) => all + each, 0)
  return { score: sum(points), against: sum(points.filter((each) => each < 0)) }
}

/** Adds up what a group shows; each share is of its blocks with text. */
export function weighEvidence(outline: Outline, group: Group, { roles }: GroupRoles): Evidence {
  const { pieces, elements } = outline
  const n = roles.length
  const share = (shows: (each: Roles) => boolean) => roles.reduce((sum, each) => sum + Number(shows(each)), 0) / n
  const marks = new Map(roles.map((each) => [each, each.own.said.reduce((all, at) => all | markOf(pieces[at]!), 0)]))
  const kinds = (each: Roles, wanted: readonly Marked[]) => wanted.some((one) => marks.get(each)! & MARKS[one])
  const authors = share(
    ({ author, time }) => author !== undefined || (time !== undefined && nameBeside(pieces[time]!) !== undefined),
  )
  const times = share(({ time }) => time !== undefined)
  const controls = share(
    (each) => kinds(each, ['reply', 'like', 'dislike', 'report']) || each.own.said.some((at) => isVote(at)),
  )
  const replies = share((each) => kinds(each, ['reply']))
  const votes = share((each) => kinds(each, ['like', 'dislike']) || each.own.said.some((at) => isVote(at)))
  const floors = share((each) => kinds(each, ['floor']))
  const speaks = share((each) => each.author !== undefined && speaksAt(each))
  const texts = share(({ text }) => text.length > 0)
  const sum = (indices: readonly number[]) => indices.reduce((all, at) => all + pieces[at]!.size, 0)
  const average = roles.reduce((all, each) => all + Math.min(sum(each.text), 3000), 0) / n
  const different =
    new Set(
      roles.map(({ text }) =>
        text
          .map((at) => pieces[at]!.text)
          .join('')
          .trim(),
      ),
    ).size / n
  const linked = share(({ text }) => sum(text.filter((at) => isLinked(at))) * 5 > sum(text) * 4)
  const titled = roles.reduce((all, each, i) => all + Number(hasTitle(each, itemOf(i))), 0) / n
  const counters = share((each) => {
    const inText = new Set(each.text)
    return each.own.said.some((at) => !inText.has(at) && pieces[at]!.size < 16 && COUNTERS.test(pieces[at]!.text))
  })
  const templates = share((each) => kinds(each, ['template']))
  const crowded = share((each) => each.own.said.filter((at) => pieces[at]!.kind === 'time').length > 2)
  const scattered = share(({ rest }) => rest.length > 6)
  const typical = group.blocks[group.blocks.length >> 1]!.from
  const sure = namesOf(typical, 'comment')
  const named = Math.max(sure, 0.6 * namesOf(typical, 'maybe'))
  const other = namesOf(typical, 'other')
  const first = group.blocks[0]!.firstPiece
  const heading = headingBefore(first)
  const telling = heading === 'comments' && isNear(first, isTelling)
  const headline = heading === 'comments' && isNear(first, isHeadline)
  const points = addUp({
    authors,
    times,
    controls,
    repliesAndVotes: Math.min(replies, votes),
    floors,
    replies,
    named,
    speaks,
    tellingHeading: Number(telling),
    headline: Number(!telling && headline),
    heading: Number(heading === 'comments' && !telling && !headline),
    otherHeading: Number(heading === 'other'),
    alike: Number(different < 0.5 && n > 3),
    wordless: Number(texts < 0.7),
    short: Number(average < 2),
    linkedComments: controls > 0.5 && authors > 0.5 ? linked : 0,
    linked: controls > 0.5 && authors > 0.5 ? 0 : linked,
    titled,
    counters,
    templates,
    crowded,
    scattered,
    otherName: floors > 0.6 ? 0 : other,
  })
  return {
    ...points,
    authors,
    times,
    controls,
    named: sure >= 1,
    headed: heading === 'comments',
    titled: telling,
    speaks,
    floors,
  }

  /** A number in an element whose class speaks of likes. */
  function isVote(at: number): boolean {
    const holder = elements[pieces[at]!.holder]
    return pieces[at]!.kind === 'count' && (holder?.words.some((word) => isNamed('like', word)) ?? false)
  }

  function speaksAt({ author, own }: Roles): boolean {
    const at = own.said.indexOf(author!)
    const [next, second, third] = own.said.slice(at + 1, at + 4).map((each) => pieces[each]!)
    // 「甲 回复 乙：」
    const answers = next?.control === 'reply' && second && /[:：]\s*$/.test(second.text)
    if (answers || (next?.control === 'reply' && third && /^\s*[:：]/.test(third.text))) return true
    return (
      /[:：]\s*$|^\s*[@＠]/.test(pieces[author!]!.text) ||
      (next !== undefined && /^\s*[:：]|[:：]\s*$/.test(next.text.slice(0, 12)))
    )
  }

  /** The largest element around a block that holds no other block: a list of articles shows its titles beside what looks like heads. */
  function itemOf(i: number): number {
    const { from } = roles[i]!.block
    const before = roles[i - 1]?.block.from ?? -1
    const next = roles[i + 1]?.block.from ?? elements.length
    let item = from
    for (let height = 0; height < NAME_REACH && n > 1; height++) {
      const above = elements[item]!.parent
      if (above <= before || above < 0 || elements[above]!.end > next) break
      item = above
    }
    return item
  }

  /** A linked line of some length above the words, or as their first line: what lists of articles have. */
  function hasTitle({ block, author, text }: Roles, item: number): boolean {
    const from = Math.min(elements[item]!.firstPiece, block.firstPiece)
    const first = text[0] ?? block.endPiece
    const end = Math.min(first + 1, from + LARGEST_ITEM, pieces.length)
    const own = author === undefined ? undefined : addressOf(author)
    const goesOn = text.length > 1 && text.slice(1).some((at) => pieces[at]!.broken)
    for (let at = from; at < end; at++) {
      const { kind, size } = pieces[at]!
      if (kind !== 'text' || size < SHORTEST_TITLE) continue
      if (at === first && !goesOn && !isHeadline(at)) continue
      const address = addressOf(at)
      // a writer's number or account beside the name
      if (at !== author && own !== undefined && own !== '#' && address === own) continue
      if (at === author && leadsToArticle(address)) return true
      if (at === author && (size < LONG_NAME || !isHeadline(at) || USER_ADDRESS.test(address))) continue
      if (!/^(?:#|javascript:)/i.test(address) && !/^\s*[@＠#]/.test(pieces[at]!.text)) return true
    }
    return false
  }

  /** Where the link around a piece leads, `#` without one. */
  function addressOf(at: number): string {
    return (elements[elements[pieces[at]!.holder]?.link ?? -1]?.node.attribs.href ?? '#').slice(0, 300)
  }

  function leadsToArticle(address: string): boolean {
    return ARTICLE_ADDRESS.test(address) && !USER_WORD.test(address)
  }

  function isHeadline(at: number): boolean {
    let element = elements[pieces[at]!.holder]
    for (let height = 0; height < 3 && element; height++) {
      const { name, attribs } = element.node
      // a cell over the whole table heads it, others head their columns
      if (/^(?:h[1-6]|caption|legend)$/.test(name) || (name === 'th' && attribs.colspan)) return true
      element = elements[element.parent]
    }
    return false
  }

  function isLinked(at: number): boolean {
    return (elements[pieces[at]!.holder]?.link ?? -1) >= 0
  }

  /** 1.5 for a class or id of the block's own that says so, less the farther above. */
  function namesOf(from: number, role: NamedRole): number {
    let best = 0
    for (let at = from, height = 0; at >= 0 && height < NAME_REACH; height++) {
      const { words, node, parent } = elements[at]!
      const id = (node.attribs.id ?? '').slice(0, 60)
      if (words.some((word) => isNamed(role, word)) || isNamed(role, id)) best = Math.max(best, 1.5 - 0.2 * height)
      at = parent
    }
    return best
  }

  /** Whether a heading of comments right above a piece is such a one. */
  function isNear(piece: number, isSuch: (at: number) => boolean): boolean {
    const near = Array.from({ length: Math.min(NEAR, piece) }, (_, i) => piece - 1 - i)
    return near.some((at) => headingOf(pieces[at]!.text) === 'comments' && isSuch(at))
  }

  function isTelling(at: number): boolean {
    const { text } = pieces[at]!
    // 「评论（23）」 over an article's foot is no button either
    return foldLabel(text).length >= TELLING || (/\d/.test(text) && isHeadline(at))
  }

  function headingBefore(piece: number): 'comments' | 'other' | undefined {
    for (let at = piece - 1; at >= Math.max(0, piece - HEADING_REACH); at--) {
      if (pieces[at]!.size > 24) continue
      // a short word that is linked is of the site's menu
      if (isLinked(at) && (pieces[at]!.size <= 3 || /\d/.test(pieces[at]!.text))) continue
      const heading = headingOf(pieces[at]!.text)
      if (heading === 'comments') return heading
      // farther up stands what the article's own foot says
      if (heading === 'other' && piece - at <= OTHER_REACH) return heading
    }
    return undefined
  }
}
