import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import { type CellValue, columnLetters } from './spreadsheet.js'

/** The part of a workbook that holds its first sheet. */
const SHEET = 'xl/worksheets/sheet1.xml'
/** What the file says of its age: a clock would make two runs differ. The earliest time a ZIP can say. */
const NO_DATE = new Date(1980, 0, 1)
/** How hard it compresses, 0–9: more makes little smaller and takes much longer. */
const LEVEL = 3
/** Characters of rows that are compressed at a time. */
const PORTION = 1 << 16

/** Points a line of text is high, and the most a row may be. */
const LINE = 15
const MOST_HEIGHT = 409

/** A workbook whose first sheet is written row by row, so that memory does not grow with the rows. */
export interface SheetStream {
  /** `lines` is how many lines of text the row shows. */
  readonly addRow: (cells: readonly CellValue[], lines: number) => void
  /** The finished bytes so far; they are not given again. */
  readonly take: () => Uint8Array[]
  /** Ends the sheet and adds all other parts, as the final `frame` has them: the same workbook with its true ranges. */
  readonly finish: (frame: Uint8Array) => void
}

/**
 * Starts a workbook from its frame (`frameSheet` as its first sheet): the library has made everything but the rows. What stands
 * before the frame's second row, and how that row's cells are styled, is taken from it.
 */
export function startSheet(frame: Uint8Array): SheetStream {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const sheet = addPart(zip, SHEET)
  const { head, styles } = splitSheet(frame)
  // the library states the extent first, when it is not known yet; it may be left out
  let waiting = head.replace(/<dimension [^>]*\/>/, '')
  let rows = 1

  const flush = (last = false) => {
    sheet.push(strToU8(waiting), last)
    waiting = ''
  }
  return {
    addRow: (cells, lines) => {
      rows++
      const height = lines > 1 ? ` ht="${Math.min(MOST_HEIGHT, lines * LINE)}" customHeight="1"` : ''
      waiting += `<row r="${rows}"${height}>${cells.map((value, i) => cellXml(value, `${columnLetters(i)}${rows}`, styles[i])).join('')}</row>`
      if (waiting.length >= PORTION) flush()
    },
    take: () => {
      const taken = ready
      ready = []
      return taken
    },
    finish: (frame) => {
      waiting += splitSheet(frame).tail
      flush(true)
      for (const [name, bytes] of Object.entries(unzipSync(frame)))
        if (name !== SHEET) addPart(zip, name).push(bytes, true)
      zip.end()
    },
  }
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: LEVEL })
  part.mtime = NO_DATE
  zip.add(part)
  return part
}

/** The first sheet of a frame: what stands before its second row and behind it, and the styles of that row's cells. */
function splitSheet(frame: Uint8Array): { head: string; tail: string; styles: readonly (string | undefined)[] } {
  const xml = strFromU8(unzipSync(frame, { filter: ({ name }) => name === SHEET })[SHEET]!)
  const [row = ''] = /<row r="2".*?<\/row>/s.exec(xml) ?? []
  const at = xml.indexOf(row)
  const styles = [...row.matchAll(/<c ([^>]*)>/g)].map(([, attributes = '']) => /\bs="(\d+)"/.exec(attributes)?.[1])
  return { head: xml.slice(0, at), tail: xml.slice(at + row.length), styles }
}

function cellXml(value: CellValue, place: string, style: string | undefined): string {
  if (value === null) return ''
  const start = `<c r="${place}"${style === undefined ? '' : ` s="${style}"`}`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\ufffe': '\ufffd',
  '\uffff': '\ufffd',
}

/** Text in XML; the two characters that XML cannot hold become the mark of a lost one. */
function escapeXml(text: string): string {
  return /[&<>\ufffe\uffff]/.test(text) ? text.replace(/[&<>\ufffe\uffff]/g, (sign) => ENTITIES[sign]!) : text
}
