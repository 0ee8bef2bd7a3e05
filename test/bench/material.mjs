import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..', '..')
/** Real comments beside the checkout, where there are some; they are not part of the project. */
const REAL = join(root, '..', 'shared', 'stance', 'unlabelled.txt.gz')
const WORDS =
  '支持 反对 谁信啊 请问 什么时候 路过 不错 但是 一刀切 感谢 我 们 的 了 在 不 很 都 就 人 钱 问题 政策 ， 。 ？ ！ [赞]'.split(
    ' ',
  )

/** Comments to measure with, real or made of words; the same ones each time. */
export function comments() {
  if (existsSync(REAL)) return gunzipSync(readFileSync(REAL)).toString().split('\n').filter(Boolean)
  let state = 1
  const next = (below) => {
    state = Math.imul(state, 1664525) + 1013904223
    return (state >>> 8) % below
  }
  return Array.from({ length: 50_000 }, () =>
    Array.from({ length: 4 + next(40) }, () => WORDS[next(WORDS.length)]).join(''),
  )
}

/** Writes `count` comments as NDJSON; beyond those there are, with a number behind, so that none repeats another. */
export function writeNdjson(file, count, texts) {
  // a stride that shares no factor with the number of texts takes them from all over
  const lines = Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / texts.length)
    const text = texts[(i * 7_919) % texts.length]
    return JSON.stringify({
      id: String(i),
      author: `user${(i * 31) % 5_000}`,
      text: round === 0 ? text : `${text}${round}`,
    })
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
}

/** How one comment looks in each family of formats, with what stands before and after all of them. */
const FAMILIES = {
  html: {
    before: '<!doctype html><html><head><meta charset="utf-8"><title>页</title></head><body><div class="comments">',
    after: '</div></body></html>',
    one: (i, text) =>
      `<div class="comment"><span class="author">网友${i}</span><span class="time">2024-05-01 12:00</span><p class="text">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p><a>回复</a></div>\n`,
  },
  txt: {
    before: '旧桥今天通车\n\n全部评论\n',
    one: (i, text) => `路人${i}\n2024-05-01 12:${String(i % 60).padStart(2, '0')}\n${text}\n赞 ${i % 30} 回复\n`,
  },
  md: {
    before: '# 旧桥今天通车\n\n',
    one: (i, text) =>
      `####  路人${i}\n##### ${i + 2}#         发表于 2025-6-5 10:${String(i % 60).padStart(2, '0')}\n\n${text}\n\n*****\n`,
  },
  csv: {
    before: 'id,author,text,time\n',
    one: (i, text) => `${i},路人${i},"${text.replaceAll('"', '""')}",2024-05-01 12:00\n`,
  },
  jsonl: { before: '', one: (i, text) => `${JSON.stringify({ id: String(i), author: `路人${i}`, text })}\n` },
  json: {
    before: '[{}',
    after: ']',
    one: (i, text) => `,\n${JSON.stringify({ id: String(i), author: `路人${i}`, text })}`,
  },
  mhtml: {
    before:
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<!doctype html><html><body><div class="comments">',
    after: '</div></body></html>\r\n--B--\r\n',
    one: (i, text) => FAMILIES.html.one(i, text),
  },
}

/** The endings of the families that `writeFamily` writes. */
export const FAMILY_NAMES = Object.keys(FAMILIES)

/** Writes a file of at least `bytes` bytes of one family, no comment the same as another; gives its size in bytes. */
export function writeFamily(file, family, bytes, texts) {
  const { before, one, after = '' } = FAMILIES[family]
  const out = openSync(file, 'w')
  writeSync(out, before)
  let part = ''
  let size = 0
  for (let i = 0; size < bytes; i++) {
    const text = texts[(i * 7_919) % texts.length]
    part += one(i, i < texts.length ? text : `${text}${Math.floor(i / texts.length)}`)
    if (part.length < Math.min(1 << 18, bytes / 8)) continue
    size += writeSync(out, part)
    part = ''
  }
  writeSync(out, after)
  closeSync(out)
  return size
}

/** Writes cases for `kanfa check`: folders with a page of `size` comments each. */
export function writeCases(folder, count, size, texts) {
  for (let i = 0; i < count; i++) {
    const one = join(folder, `case-${i}`)
    mkdirSync(one, { recursive: true })
    writeNdjson(join(one, 'page.ndjson'), size, texts.slice((i * size) % (texts.length - size)))
  }
}
