import { describe, expect, test } from 'vitest'
import { loadKit } from '../src/kit.js'
import { judgeText } from '../src/stance/judge.js'

const { judge } = loadKit({ engine: 'node-rs', learned: false })

const cases: readonly [text: string, cue: string, told: string, modifiers: string][] = [
  ['我不会支持', '支持', 'skeptical', '不会'],
  ['我不骗人，他是骗子', '骗子', 'skeptical', ''],
  ['这真的不是骗子', '骗子', 'skeptical', '真的 不是'],
  ['不但没有买到，今天说好的那一家新开的店还支持', '支持', 'supportive', ''],
  ['没有在昨天晚上的那家新开的店里支持', '支持', 'supportive', ''],
  ['没人不支持', '支持', 'supportive', '没人不'],
  ['难道你们很支持？', '支持', 'skeptical', '难道 很'],
  ['难道你们很支持？[赞]', '[赞]', 'supportive', ''],
  ['难道支持[赞]？', '[赞]', 'supportive', ''],
  ['非常[赞]', '[赞]', 'supportive', ''],
]

describe('what a modifier reaches', () => {
  test.each(cases)('%s: %s is %s, by 「%s」', (text, term, told, modifiers) => {
    const cue = judgeText(text, judge).verdict.cues.find((each) => each.term === term)
    expect([cue?.stance, cue?.modifiers.map((each) => each.term).join(' ')]).toEqual([told, modifiers])
  })

  test('a construction of a part inside a word is none: 求…链接 of 要求', () => {
    const terms = (text: string) => judgeText(text, judge).verdict.cues.map((each) => each.term)
    expect(terms('求这个杯子的链接')).toContain('求…链接')
    expect(terms('商家要求我点那个链接')).not.toContain('求…链接')
  })
})
