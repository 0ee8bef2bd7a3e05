/** Marks that do not belong to the word they stand beside; brackets do, for they make a platform's `[doge]`. */
export const EDGE = /[^\p{L}\p{N}\p{S}\p{M}\p{Cs}\p{Cf}[\]]/u
/** Two letters, or one emoji. */
export const BODY = /\p{L}.*\p{L}|(?![0-9#*©®])\p{ExtPict}/su

/** Whether a span holds two letters or one emoji: what a person takes for a word. */
export function hasBody(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false
  return (isIdeograph(text, start) && isIdeograph(text, end - 1)) || BODY.test(text.slice(start, end))
}

/** The common ones, which most cues start and end with: asking for them first saves the expressions above. */
export function isIdeograph(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x4e00 && code <= 0x9fa5
}
