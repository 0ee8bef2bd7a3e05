import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseEncoding } from '../src/page/choose-encoding.js'
import { decodeBytes, decodeStream } from '../src/page/decode.js'
import { mendEntities } from '../src/page/mend-entities.js'

const SIMPLIFIED = '这条路修了三年还没有通车，大家说说，到底是谁的责任？我们都在等一个说法。'
const TRADITIONAL = '這條路修了三年還沒有通車，大家說說，到底是誰的責任？我們都在等一個說法。'

/** Encodes with the platform's own decoder turned round: every two-byte code is decoded once and looked up. */
function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding.startsWith('utf-16')) {
    const bytes = [...text].flatMap((_, i) => [text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8])
    return Uint8Array.from(encoding === 'utf-16le' ? bytes : swapPairs(bytes))
  }
  const table = tableOf(encoding)
  return Uint8Array.from([...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : table.get(one)!)))
}

const tables = new Map<string, Map<string, number[]>>()
function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const one = decoder.decode(Uint8Array.of(lead, trail))
      if ([...one].length === 1 && one !== '\ufffd' && !table.has(one)) table.set(one, [lead, trail])
    }
  }
  tables.set(encoding, table)
  return table
}

function swapPairs(bytes: readonly number[]): number[] {
  return bytes.map((_, i) => bytes[i ^ 1]!)
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** 嘅㗎啲强 in Big5 with the characters of Hong Kong, as their table of 2004 has them. */
const HKSCS = Uint8Array.of(0x9d, 0xef, 0x9d, 0xee, 0x9d, 0xf8, 0xfc, 0x4c)

describe("Hong Kong's characters of Big5 are read", () => {
  const bytes = join(encode(TRADITIONAL, 'big5'), HKSCS)
  test.each([undefined, 'big5', 'big5-hkscs', 'Big5_HKSCS'])('stated as %s', (stated) => {
    expect(decodeBytes(bytes, stated)).toMatchObject({ text: `${TRADITIONAL}嘅㗎啲强`, encoding: 'big5', notices: [] })
  })
  test('in a stream', async () => {
    const { text } = decodeStream(bytes, cut(bytes, 3))
    let all = ''
    for await (const chunk of text) all += chunk
    expect(all).toBe(`${TRADITIONAL}嘅㗎啲强`)
  })
})

describe('the encoding is found from the bytes', () => {
  test.each([
    ['utf-8', SIMPLIFIED],
    ['utf-8', TRADITIONAL],
    ['gb18030', SIMPLIFIED],
    ['gb18030', TRADITIONAL],
    ['big5', TRADITIONAL],
    ['utf-16le', `${SIMPLIFIED}\n`],
    ['utf-16be', `${SIMPLIFIED}\n`],
    ['utf-8', 'ばかな話だ。これは日本語です'],
    ['utf-8', '👍👍👍'],
    ['gb18030', '赞'],
    ['gb18030', '联通'],
    ['gb18030', '支持一下'],
    ['big5', '我覺得不行'],
  ])('%s: %s', (encoding, text) => {
    expect(decodeBytes(encode(text, encoding))).toEqual({ text, encoding, notices: [] })
  })

  test('ASCII is UTF-8', () => {
    expect(chooseEncoding(encode('<html>hi</html>', 'utf-8'))).toEqual({ name: 'utf-8' })
  })

  test.each([
    ['gb2312', 'gb18030', 'gb18030', undefined],
    ['GBK', 'gb18030', 'gb18030', undefined],
    ['big5-hkscs', 'big5', 'big5', undefined],
    ['utf-8', 'gb18030', 'gb18030', 'utf-8'],
    ['gb2312', 'utf-8', 'utf-8', 'gb2312'],
    ['ISO-8859-1', 'gb18030', 'gb18030', 'iso-8859-1'],
    ['big5', 'gb18030', 'gb18030', 'big5'],
    ['utf-16', 'utf-8', 'utf-8', undefined],
    ['klingon', 'gb18030', 'gb18030', undefined],
  ])('a page that declares %s and is %s reads as %s', (declared, real, name, lie) => {
    const text = real === 'big5' ? TRADITIONAL : SIMPLIFIED
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${declared}"></head>${text}`
    const { name: found, declaredWrongly } = chooseEncoding(encode(page, real))
    expect({ found, declaredWrongly }).toEqual({ found: name, declaredWrongly: lie })
  })

  test('a byte order mark outranks the declaration', () => {
    const page = join(Uint8Array.of(0xef, 0xbb, 0xbf), encode('<meta charset=gbk>赞', 'utf-8'))
    expect(decodeBytes(page)).toEqual({ text: '<meta charset=gbk>赞', encoding: 'utf-8', notices: [] })
  })

  test('what the caller states outranks all', () => {
    expect(decodeBytes(encode(TRADITIONAL, 'big5'), 'Big5').text).toBe(TRADITIONAL)
    expect(() => decodeBytes(encode('a', 'utf-8'), 'klingon')).toThrow(
      expect.objectContaining({ code: 'unknown-encoding' }),
    )
  })
})

describe('bytes that are not valid', () => {
  test('a few are replaced and counted', () => {
    const bytes = join(encode(SIMPLIFIED, 'utf-8'), Uint8Array.of(0xff, 0xfe), encode(SIMPLIFIED, 'utf-8'))
    const { text, notices } = decodeBytes(bytes)
    expect(text).toBe(`${SIMPLIFIED}\ufffd\ufffd${SIMPLIFIED}`)
    expect(notices).toEqual([{ code: 'replaced-bytes', args: { count: 2, encoding: 'utf-8' } }])
  })

  test('a replacement mark of the file itself is not counted', () => {
    expect(decodeBytes(encode(`${SIMPLIFIED}\ufffd`, 'utf-8')).notices).toEqual([])
  })

  test('zeros are dropped and counted', () => {
    const { text, notices } = decodeBytes(encode(`${SIMPLIFIED}\0\0${SIMPLIFIED}`, 'utf-8'))
    expect(text).toBe(SIMPLIFIED + SIMPLIFIED)
    expect(notices).toMatchObject([{ code: 'replaced-bytes', args: { count: 2 } }])
  })

  test('a hole of zeros makes no UTF-16', () => {
    const { text, encoding } = decodeBytes(
      join(encode(SIMPLIFIED, 'gb18030'), new Uint8Array(5000), encode(SIMPLIFIED, 'gb18030')),
    )
    expect({ text, encoding }).toEqual({ text: SIMPLIFIED + SIMPLIFIED, encoding: 'gb18030' })
  })

  test('a page of two encodings is read in one, the rest counted', () => {
    const { text, notices } = decodeBytes(join(encode(SIMPLIFIED.repeat(3), 'utf-8'), encode(SIMPLIFIED, 'gb18030')))
    expect(text.startsWith(SIMPLIFIED)).toBe(true)
    expect(notices).toMatchObject([{ code: 'replaced-bytes' }])
  })

  test('mostly invalid is refused, with the first bad byte', () => {
    expect(() => decodeBytes(encode(`ab${SIMPLIFIED}`, 'gb18030'), 'utf-8')).toThrow(
      expect.objectContaining({ code: 'undecodable', args: { encoding: 'utf-8', byte: 3 } }),
    )
  })

  test('UTF-8 that a browser took for windows-1252 gets its characters back', () => {
    const text = '参加&nbsp;的人'
    const bytes = encode('参加&nbsp;的人', 'utf-8')
    const at = bytes.indexOf(0xa0)
    const broken = join(bytes.subarray(0, at), encode('&nbsp;', 'utf-8'), bytes.subarray(at + 1))
    expect(new TextDecoder().decode(mendEntities(broken))).toBe(text)
  })
})

test('a stream reads as the whole does, cut anywhere, and late bytes decide', async () => {
  const encodings = fc.constantFrom('utf-8', 'gb18030', 'big5', 'utf-16le')
  await fc.assert(
    fc.asyncProperty(encodings, fc.integer({ min: 1, max: 99 }), fc.boolean(), async (encoding, size, late) => {
      const text = `id,text\n${encoding === 'big5' ? TRADITIONAL : SIMPLIFIED}\n`
      const bytes = encode(text, encoding)
      // the head may end before the first byte that is not ASCII
      const head = late && encoding !== 'utf-16le' ? bytes.subarray(0, 8) : bytes
      const chunks = late ? cut(bytes, bytes.length) : cut(bytes, size)
      let read = ''
      for await (const chunk of decodeStream(head, chunks).text) read += chunk
      expect(read).toBe(text)
    }),
  )
})
