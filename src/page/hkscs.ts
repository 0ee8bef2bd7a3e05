import data from './hkscs-characters.json' with { type: 'json' }

const FIRST = Number.parseInt(data.first, 16)
const PRIVATE = /[\ue000-\uf848]/g
let characters: readonly string[] | undefined

/**
 * Text decoded from Big5 with Hong Kong's characters (嘅, 啲, 㗎): the engine's decoder gives private ones for them, a browser
 * the real ones. Others stay.
 */
export function mendHkscs(text: string): string {
  return text.replace(PRIVATE, (one) => {
    characters ??= [...data.characters]
    const real = characters[one.charCodeAt(0) - FIRST]
    return real === undefined || real === ' ' ? one : real
  })
}
