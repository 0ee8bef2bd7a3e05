import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { showControls, shownOffset } from '../src/output/sanitize.js'
import { widthOf } from '../src/output/width.js'
import { breakText, padText, truncateText, wrapText } from '../src/output/wrap.js'
import { anyText } from './report-stream.js'

describe('what a terminal would obey or hide is shown', () => {
  test.each([
    ['a\u001b[31m红', 'a␛[31m红'],
    ['\u0000\u0007\u007f', '␀␇␡'],
    ['a\u009b31m', 'a<U+009B>31m'],
    ['支\u200b持\u200d者', '支<U+200B>持<U+200D>者'],
    ['\u202e反\u2066转', '<U+202E>反<U+2066>转'],
    ['软\u00ad连\ufeff字\u3164', '软<U+00AD>连<U+FEFF>字<U+3164>'],
    ['半\ud800个', '半<U+D800>个'],
    ['一\t二\r\n三\r四\u2028五', '一 二\n三\n四<U+2028>五'],
    ['👨‍👩‍👧‍👦👍🏽❤️‍🔥1️⃣🇨🇳☺️', '👨‍👩‍👧‍👦👍🏽❤️‍🔥1️⃣🇨🇳☺️'],
    [`z${'\u0301'.repeat(40)}`, `z${'\u0301'.repeat(4)}…`],
    ['支持！hello', '支持！hello'],
  ])('%j', (text, shown) => {
    expect(showControls(text)).toBe(shown)
  })

  test('in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = showControls(text)
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029\u00ad\u200b]/u)
      }),
    )
  })

  test('and offsets follow', () => {
    const text = '\u202e不支持'
    const shown = showControls(text)
    expect(shown.slice(shownOffset(text, shown, 2), shownOffset(text, shown, 4))).toBe('支持')
  })
})

describe('widths are those of string-width', () => {
  test.each([
    '网友看法 ok…—“”',
    '👍🏽☝🏽👨‍👩‍👧‍👦❤️‍🔥1️⃣#⃣☺️☺©',
    '🇨🇳🇨',
    '🇦',
    '\u{110c2}␀',
    'क\u0903か\u3099ｶﾞ',
    '\u1112\u1161\u11ab한',
    '☝️\u302e🇳',
  ])('%j', (text) => {
    expect(widthOf(text)).toBe(stringWidth(text))
  })

  // two letters that name no country are a flag to us, none to string-width; Hangul in pieces joins whole syllables only there
  const differs = /(?!🇨🇳)\p{RI}{2}|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u
  test('in any text', () => {
    const text = anyText.map(showControls).filter((each) => !differs.test(each))
    fc.assert(fc.property(text, (each) => widthOf(each) === stringWidth(each)))
  })
})

test.each([
  ['一二三四五六', 6, ['一二三', '四五六']],
  ['一二三，四五六', 6, ['一二', '三，四', '五六']],
  ['他说：“好的”', 8, ['他说：', '“好的”']],
  ['好好（真的）', 6, ['好好', '（真', '的）']],
  ['say hello world', 9, ['say hello', 'world']],
  ['[doge]真好', 6, ['[doge]', '真好']],
  ['一\n二三', 4, ['一', '二三']],
  ['abcdefgh', 4, ['abcd', 'efgh']],
  ['！！！！！', 4, ['！！', '！！', '！']],
  ['👍🏽👍🏽👍🏽', 4, ['👍🏽👍🏽', '👍🏽']],
  ['', 4, ['']],
])('%j at %i columns', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines)
})

test('breaking only at blanks keeps what stands together', () => {
  expect(wrapText('不×支持\u00a0+1.9; 呵呵\u00a0+2.1', 14, 'blanks')).toEqual(['不×支持\u00a0+1.9;', '呵呵\u00a0+2.1'])
})

test('no line is wider than asked for, and nothing but blanks is lost', () => {
  fc.assert(
    fc.property(anyText.map(showControls), fc.integer({ min: 2, max: 30 }), fc.boolean(), (text, width, blanks) => {
      const lines = breakText(text, width, blanks ? 'blanks' : 'chinese')
      for (const { start, end } of lines) expect(stringWidth(text.slice(start, end))).toBeLessThanOrEqual(width)
      const kept = lines.map(({ start, end }) => text.slice(start, end)).join('')
      expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test.each([
  ['城南旧事', 8, '城南旧事'],
  ['城南旧事', 7, '城南旧…'],
  ['城南旧事', 6, '城南…'],
  ['a\nb', 5, 'a b'],
])('%j cut to %i columns', (text, width, cut) => {
  expect(truncateText(text, width)).toBe(cut)
})

test('padding counts columns', () => {
  expect(padText('好', 4)).toBe('好  ')
  expect(padText('好', 4, 'right')).toBe('  好')
})

test('widths are those string-width finds, without its 100 ms of start', () => {
  const texts = [
    '１２ａ',
    '👨‍👩‍👧‍👦👍🏽❤️‍🔥1️⃣🇨🇳☺️',
    'ｶﾞｰ',
    'e\u0301a',
    '①②“引”',
    '−1.5 └ ░▒▓',
    '한국어',
    '😂好',
    '☺',
    '𠮷野家',
    '⚡',
  ]
  expect(texts.map(widthOf)).toEqual(texts.map((text) => stringWidth(text)))
})
