import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/** A page of about `bytes` bytes with comments in a list that no site profile knows. */
export function writePage(file, bytes, texts) {
  let page = '<!doctype html><html><head><meta charset="utf-8"><title>页</title></head><body><div class="comments">'
  const parts = [page]
  let size = page.length
  for (let i = 0; size < bytes; i++) {
    const text = texts[i % texts.length].replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    page = `<div class="comment"><span class="author">网友${i}</span><span class="time">2024-05-01 12:00</span><p class="text">${text}</p><a>回复</a></div>\n`
    parts.push(page)
    size += Buffer.byteLength(page)
  }
  writeFileSync(file, `${parts.join('')}</div></body></html>`)
}

/** Writes cases for `kanfa check`: folders with a page of `size` comments each. */
export function writeCases(folder, count, size, texts) {
  for (let i = 0; i < count; i++) {
    const one = join(folder, `case-${i}`)
    mkdirSync(one, { recursive: true })
    writeNdjson(join(one, 'page.ndjson'), size, texts.slice((i * size) % (texts.length - size)))
  }
}
