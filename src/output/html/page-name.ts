import type { Page } from '../../types.js'
import { showControls } from '../sanitize.js'

/** What a page is called: its title, else its file. Controls are shown, not obeyed. */
export function pageName(page: Page): string {
  return showControls(page.title ?? shownSource(page))
}

/** A page's file; of an absolute path the last part alone, for the folders of who made a report are nobody else's. */
export function shownSource({ source }: Page): string {
  const absolute = /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(source)
  return showControls(absolute ? source.slice(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1) : source)
}
