import units from './count-units.json' with { type: 'json' }

const FACTORS: Readonly<Record<string, number>> = units
const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?/
/** Longer texts are no counts; the bound keeps a cell of 50 MB from being folded for its likes. */
const LONGEST = 64

/**
 * The number in a printed count: `1,356`, `1.2万`, `3.4w`, `赞 12`, `(0)`, `[-5]`, full-width digits. `10万+` is 100000.
 * `undefined` where no digit stands: an empty like button says that nothing was shown, not that it was nought.
 */
export function parseCount(printed: string): number | undefined {
  if (/^\d{0,9}$/.test(printed)) return printed === '' ? undefined : Number(printed)
  const text = printed.slice(0, LONGEST).normalize('NFKC')
  const match = NUMBER.exec(text)
  if (!match) return undefined
  const after = text.slice(match.index + match[0].length).trimStart()
  // 「3k赞」 counts thousands, 「3 kudos」 does not
  const unit = /^[A-Za-z]{2}/.test(after) ? undefined : FACTORS[after.charAt(0).toLowerCase()]
  const number = Number(match[0].replaceAll(',', ''))
  const size = unit === undefined ? Math.trunc(number) : Math.round(number * unit)
  if (!Number.isSafeInteger(size)) return undefined
  return size > 0 && /(?:^|[^\p{L}\p{N}])[-−]\s?$/u.test(text.slice(0, match.index)) ? -size : size
}
