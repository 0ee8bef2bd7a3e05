import { expect, test } from 'vitest'
import english from '../src/cli/help.en.json' with { type: 'json' }
import chineseHelp from '../src/cli/help.zh.json' with { type: 'json' }
import chinese from '../src/cli/messages.zh.json' with { type: 'json' }
import { CODES } from '../src/errors.js'
import headings from '../src/output/headings.json' with { type: 'json' }

interface Prose {
  readonly message: string
  readonly hint?: string
}

test('every error and warning has its Chinese, with the same arguments, and no more', () => {
  const shape = (codes: Readonly<Record<string, Prose>>) =>
    Object.fromEntries(
      Object.entries(codes).map(([code, { message, hint }]) => [
        code,
        { message: slots(message), hint: hint && slots(hint) },
      ]),
    )
  expect(shape(chinese.codes)).toEqual(shape(CODES))
})

test.each([
  ['help', english, chineseHelp],
  ['headings', headings.en, headings.zh],
])('%s has the same keys in both languages', (_, a, b) => {
  expect(keysOf(b)).toEqual(keysOf(a))
})

/** The names of a template's arguments, in any order. */
function slots(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()
}

function keysOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value
  if (Array.isArray(value)) return value.length
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keysOf(each)]))
}
