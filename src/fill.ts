/** Values for the gaps of a template. */
export type Args = Readonly<Record<string, string | number | undefined>>

/**
 * Replaces `{name}` in a template by the argument of that name; an argument that is missing stays as `{name}`.
 * `{name? (or %)}` is what stands behind the `?` with the argument for `%`, and nothing without the argument.
 * `{name#row|rows}` is the number with the word for one, or the word for another number of them.
 */
export function fill(template: string, args: Args = {}): string {
  return template.replace(
    /\{(\w+)(?:\?([^}]*)|#([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, around?: string, one?: string, many?: string) => {
      const value = args[name]
      if (one !== undefined) return value === undefined ? whole : `${value} ${value === 1 ? one : many}`
      if (around !== undefined) return value === undefined ? '' : around.replace('%', () => String(value))
      return value === undefined ? whole : String(value)
    },
  )
}
