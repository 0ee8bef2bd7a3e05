import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEchoMeter } from '../src/insight/echo.js'
import { createFirstSeen } from '../src/insight/first-seen.js'
import { createKeptTexts } from '../src/insight/kept-texts.js'
import { createRepeatFinder } from '../src/insight/repeats.js'

/** What a page's comments repeat, by their place from 1. */
function repeatsIn(texts: readonly string[]): (number | undefined)[] {
  const findRepeat = createRepeatFinder()
  return texts.map((text, i) => findRepeat({ n: i + 1, text }))
}

const LONG = '站前广场那几棵老槐树说砍就砍，连个公示都没有，街坊们到现在还蒙在鼓里'

describe('a second comment that', () => {
  test.each([
    ['says the same', '这条路修了三年还没修完', '这条路修了三年还没修完', true],
    [
      'differs in marks, emoji, codes and blanks',
      '这条路修了三年还没修完',
      ' 这条路，修了三年还没修完！！😡[怒]',
      true,
    ],
    ['differs in width and script', 'ABC公司这样做对得起谁啊', 'ＡＢＣ公司這樣做對得起誰啊', true],
    ['differs in digits', '等了3年这条路还没有修完', '等了13年这条路还没有修完', true],
    ['says something else', '这条路修了三年还没修完', '这座桥修了五年总算通了', false],
    ['says what many say in a word', '支持', '支持', false],
    ['says what many say in seven letters', '说得太对了支持', '说得太对了支持', false],
    ['laughs as loud', '哈哈哈哈哈哈哈哈哈哈', '哈哈哈哈哈哈哈哈哈哈', false],
    ['has no letters either', '[赞][赞][赞]666', '[赞][赞][赞]666', false],
    ['is nearly the same', LONG, `转：${LONG.replace('连个公示', '连一个公示')}`, true],
    ['shares only a part', LONG, '站前广场那几棵老槐树我小时候就在，夏天乘凉全靠它们，真舍不得', false],
    ['is short and changes a word', '我支持拆掉这座老桥', '我反对拆掉这座老桥', false],
    ['passes the same on with other words', `管得真宽//@老梁:${LONG}`, `一点都不意外//@老梁:${LONG}`, false],
    ['passes on without own words', `//@老梁:${LONG}`, `//@老梁:${LONG}`, true],
  ])('%s', (_what, first, second, repeats) => {
    expect(repeatsIn([first, second])).toEqual([undefined, repeats ? 1 : undefined])
  })
})

test('the first of all is named, not the one before', () => {
  expect(repeatsIn([LONG, '别的', `${LONG}！`, `${LONG}真的`, `真的${LONG}`])).toEqual([undefined, undefined, 1, 1, 1])
})

test('any text of enough letters is its own repeat', () => {
  const letters = [...'一二三四五六七八九十天地人']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { minLength: 8, maxLength: 60 }), (picked) => {
      fc.pre(new Set(picked).size >= 5)
      const text = picked.join('')
      expect(repeatsIn([text, '路过', `${text}。`])).toEqual([undefined, undefined, 1])
    }),
  )
})

test('the memory of hashes answers as a Map does', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.maxSafeNat().map((hash) => hash % 3_000),
        { maxLength: 5_000 },
      ),
      (hashes) => {
        const firstWith = createFirstSeen()
        const map = new Map<number, number>()
        for (const [n, hash] of hashes.entries()) {
          expect(firstWith(hash, n)).toBe(map.get(hash))
          if (!map.has(hash)) map.set(hash, n)
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('the memory of texts answers as a Map does, also when it is used again', () => {
  const texts = createKeptTexts()
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 8 }),
          fc.string({ maxLength: 1_000, unit: 'binary' }),
        ),
        { maxLength: 600 },
      ),
      (kept) => {
        texts.clear()
        const map = new Map<number, { letters: string; n: number }>()
        for (const [n, [keys, letters]] of kept.entries()) {
          texts.keep(Uint32Array.from(keys), letters, n)
          for (const key of keys) if (!map.has(key)) map.set(key, { letters, n })
        }
        expect(texts.keys()).toBe(map.size)
        for (let key = 1; key <= 2_000; key++) {
          const [place, expected] = [texts.find(key), map.get(key)]
          if (!expected) expect(place).toBe(-1)
          else
            expect([String.fromCharCode(...texts.lettersAt(place)), texts.numberAt(place)]).toEqual([
              expected.letters,
              expected.n,
            ])
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('hashes above 2³² are told apart', () => {
  const firstWith = createFirstSeen()
  expect([5, 5 + 2 ** 32, 5 + 2 ** 52, 5 + 2 ** 32].map((hash, n) => firstWith(hash, n))).toEqual([
    undefined,
    undefined,
    undefined,
    1,
  ])
})

const ARTICLE = '记者从市交通局获悉，跨江大桥主体工程已于昨日合龙，预计明年国庆前通车。届时两岸市民过江只需十分钟。'

describe('how much of a comment stands in the article', () => {
  test.each([
    ['跨江大桥主体工程已于昨日合龙，预计明年国庆前通车。', 1],
    ['跨江大桥主体工程已于昨日合龙!預計明年國慶前通車', 1],
    ['跨江大桥主体工程已于昨日合龙，这一天我们盼了好多年啊不容易', 14 / 28],
    ['大桥终于要通车了，期待', undefined],
    ['市交通局', undefined],
    ['', undefined],
    ['[赞][赞]', undefined],
  ])('%s', (text, share) => {
    const measured = createEchoMeter(ARTICLE)(text)
    if (share === undefined) expect(measured).toBeUndefined()
    else expect(measured).toBeCloseTo(share, 6)
  })

  test.each([
    ['县府表示，理发店在台风后发布涨价公告，后续将派员查核', 1],
    ['縣府表示理发店在颱風后發布涨價公告后续將派員查核，真的會查嗎', 24 / 29],
    ['只身前往的居民说，这里的价格干脆写在墙上才对', 1],
    ['理髮店早就該查了', undefined],
  ])('in a traditional article, scripts mixed: %s', (text, share) => {
    const article = '縣府表示,理髮店在颱風後發布漲價公告,後續將派員查核。隻身前往的居民說,這裡的價格乾脆寫在牆上才對。'
    const measured = createEchoMeter(article)(text)
    if (share === undefined) expect(measured).toBeUndefined()
    else expect(measured).toBeCloseTo(share, 6)
  })

  test('without an article there is no echo', () => {
    expect(createEchoMeter(undefined)(ARTICLE)).toBeUndefined()
  })

  test('is a share, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(ARTICLE.length), { maxLength: 6 }), (cuts) => {
        const text = cuts.map((at) => ARTICLE.slice(at, at + 12)).join('嗯')
        const share = createEchoMeter(ARTICLE)(text)
        if (share !== undefined) expect(share >= 0.3 && share <= 1).toBe(true)
      }),
    )
  })
})
