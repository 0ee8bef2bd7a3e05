import type { Stance } from '../../types.js'
import { STANCE_MARKS } from '../stance-style.js'
import { type Markup, markup } from './markup.js'
import type { Words } from './words.js'

/** A stance with its mark, so that colour is not needed to tell it. */
export function stanceName(stance: Stance, { headings }: Words): Markup {
  return markup`<span class="stance ${stance}"><span class="sign" aria-hidden="true">${STANCE_MARKS[stance]}</span> ${headings.stances[stance]}</span>`
}
