import { scoreHeadings } from './records/columns.js'
import { splitRow } from './records/split-row.js'
import { scriptPrefixLength } from './script-prefix.js'

/** How a text is laid out, which decides the family that reads it. */
export type Format = 'html' | 'mhtml' | 'json' | 'table' | 'text'

const MHTML_HEADER =
  /^(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location|Content-Type|X-[\w-]+|Message-ID|To):/i
const HTML_ROOT = /<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i
const TAG = /^<[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|^<!--|^<!doctype\s|^<\?xml/i
const CLOSING_TAG = /<\/[a-z][a-z0-9-]*\s*>/gi
const JSON_START = /^(?:\{\s*(?:"|'[\w$]+'\s*:|\}\s*$)|\[\s*(?:[[{"]|\]\s*$|-?\d+\s*[,\]]))/
/** Behind a name it may be a literal of the language too: `const x = {data: [`. */
const LITERAL_START = /^[[{][\s[{]*(?:["'\]}]|[A-Za-z_$][\w$]*\s*:)/

/**
 * Which family a text belongs to, from its head (the first 64 KB or all of it). The content decides; the ending of the
 * file's name only where the content could be either. JSON inside a script (`const data = {…}`, JSONP) is `json`.
 */
export function detectFormat(head: string, ending: string): Format {
  const start = head.trimStart()
  if (isMhtml(start)) return 'mhtml'
  if (ending === '.jsonl' || ending === '.ndjson' || JSON_START.test(start)) return 'json'
  const prefix = scriptPrefixLength(start)
  const code = prefix > 0 || ending === '.json' || ending === '.js'
  if (code && LITERAL_START.test(start.slice(prefix, prefix + 200))) return 'json'
  if (isHtml(start, ending)) return 'html'
  if (ending === '.csv' || ending === '.tsv') return 'table'
  return isTable(start) ? 'table' : 'text'
}

function isMhtml(start: string): boolean {
  if (!MHTML_HEADER.test(start)) return false
  const end = /\r?\n\r?\n/.exec(start)?.index ?? start.length
  return /^content-type:\s*(?:multipart\/|message\/|text\/html)/im.test(start.slice(0, end))
}

function isHtml(start: string, ending: string): boolean {
  const rooted = HTML_ROOT.test(start.slice(0, 4096))
  const markdown = ending === '.md' || ending === '.markdown'
  if (TAG.test(start)) return rooted || !markdown
  // text may talk about <body>: then it has few tags
  const page = ending.endsWith('html') || ending === '.htm'
  return (rooted || page) && (start.match(CLOSING_TAG)?.length ?? 0) > 2
}

/** The heading of a table of texts and nothing else, as scripts write it. */
const LONE_HEADING = 'text'

/** A first line of headings with a comment's text and at least one more known one, and rows of as many cells. */
function isTable(start: string): boolean {
  const [first, second] = start.split(/\r?\n/, 2)
  if (first === undefined || second === undefined || first.length > 4000) return false
  if (first === LONE_HEADING) return true
  return ['\t', ',', ';'].some((delimiter) => {
    const headings = splitRow(first, delimiter)
    const { text, known } = scoreHeadings(headings)
    return text >= 0 && known > 1 && splitRow(second, delimiter).length > 1
  })
}
