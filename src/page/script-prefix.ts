/**
 * `const x = `, `window.a.b = `, `module.exports = `, `callback(`, `while(1);`, `)]}'` and a comment before JSON, as saved
 * scripts and JSONP answers have them.
 */
const PREFIX =
  /^(?:\/\*[^*]{0,200}\*\/\s*)?(?:try\s*\{\s*)?(?:while\s*\(1\);|\)\]\}',?|(?:export\s+default|(?:export\s+)?(?:const|let|var)\s+[\w$]{1,80}\s*=|[\w$.]{1,120}\s*=|;?[\w$.]{1,120}\s*\())\s*(?=[[{])/

/** Length of what stands before the JSON in a script; 0 when the text begins with it. `text` has no space before it. */
export function scriptPrefixLength(text: string): number {
  return PREFIX.exec(text.slice(0, 1000))?.[0].length ?? 0
}
