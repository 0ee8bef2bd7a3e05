import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

/** The report in a real browser: Debian's Chromium, or the one `KANFA_CHROMIUM` names; without one these tests are skipped. */
const CHROMIUM = [
  process.env.KANFA_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && path !== '' && existsSync(path))
const CROWD = join(import.meta.dirname, '..', 'fixtures', 'waline--four-days-of-a-crowd', 'page.html')
const folder = mkdtempSync(join(tmpdir(), 'kanfa-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a page said or asked for that it should not have. */
interface Visit {
  readonly page: Page
  readonly complaints: string[]
}

describe.skipIf(CHROMIUM === undefined)('in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser

  beforeAll(async () => {
    const { chromium } = await import('playwright-core')
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(() => browser?.close())

  async function visit(file: string, width = 1100): Promise<Visit> {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const complaints: string[] = []
    const address = `file://${file}`
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => complaints.push(dialog.message()))
    page.on('request', (request) => request.url() !== address && complaints.push(request.url()))
    await page.goto(address)
    return { page, complaints }
  }

  async function report(name: string, input: string, ...options: string[]): Promise<string> {
    const file = join(folder, `${name}.html`)
    const { code, err } = await kanfa(['report', input, '-o', file, ...options])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return file
  }

  const shownRows = (page: Page) => page.locator('table.comments tbody tr:visible').count()

  test('opens without a complaint; search, filters and sorting work, and by keyboard', async () => {
    const { page, complaints } = await visit(await report('crowd', CROWD))
    expect(await shownRows(page)).toBe(36)
    expect(await page.locator('output').textContent()).toBe('36 of 36 comments')

    await page.getByLabel('Search').fill('押金')
    await expect.poll(() => shownRows(page)).toBeLessThan(36)
    for (const text of await page.locator('table.comments tbody tr:visible').allTextContents())
      expect(text).toContain('押金')

    await page.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => shownRows(page)).toBe(36)
    for (const stance of ['supportive', 'question', 'neutral'])
      await page.locator(`[name=stance][value=${stance}]`).uncheck()
    await expect
      .poll(async () => new Set(await page.locator('tbody tr:visible td.stance').allTextContents()).size)
      .toBe(1)

    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByLabel('At least this sure').selectOption('80')
    await expect.poll(() => shownRows(page)).toBeLessThan(36)
    const sure = await page.locator('table.comments tbody tr:visible td.confidence').allTextContents()
    for (const each of sure) expect(Number.parseInt(each, 10)).toBeGreaterThanOrEqual(80)

    await page.getByRole('button', { name: 'Reset' }).click()
    await page.locator('th.likes button').focus()
    await page.keyboard.press('Enter')
    const likes = async () => (await page.locator('table.comments td.likes').allTextContents()).map(Number)
    expect(await likes()).toEqual([...(await likes())].sort((a, b) => b - a))
    expect(await page.locator('th.likes').getAttribute('aria-sort')).toBe('descending')
    await page.keyboard.press('Enter')
    expect(await page.locator('th.likes').getAttribute('aria-sort')).toBe('ascending')
    expect((await likes())[0]).toBe(1)

    expect(complaints).toEqual([])
    await page.close()
  })

  test.each([
    ['wide', 1100, 'en'],
    ['on a phone', 390, 'zh'],
  ] as const)('%s: axe finds nothing, nothing is wider than the window', async (name, width, lang) => {
    const { page } = await visit(await report(`axe-${width}`, CROWD, '--lang', lang), width)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await page.evaluate(axe)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      const { violations } = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { html: string }[] }[]
      }
      expect({ name, scheme, violations: violations.map(({ id, nodes }) => [id, nodes[0]?.html]) }).toEqual({
        name,
        scheme,
        violations: [],
      })
    }
    await page.close()
  })

  test('what strangers wrote is shown and does nothing', async () => {
    const input = join(folder, 'hostile.csv')
    const texts = [
      '<script>alert(1)</script>支持',
      '<img src=x onerror=alert(2)><iframe src="https://evil.example"></iframe>谁信啊',
      '"><svg onload=alert(3)><style>*{display:none}</style>',
      '\u202e翻过来了\u2066，谁信啊',
      '</td></tr></table></script><a href="javascript:alert(4)">点我</a>',
    ]
    const author = `<b onclick=alert(5)>名</b>${'<i>长名'.repeat(100)}`
    const rows = texts.map((text) => `"${author}","${text.replaceAll('"', '""')}"`)
    writeFileSync(input, `author,text\n${rows.join('\n')}\n`)
    const { page, complaints } = await visit(await report('hostile', input))
    const shown = await page.locator('table.comments td.text > div').allTextContents()
    // texts that are HTML as a whole are read as such before they come here; these stay as they are
    for (const i of [0, 2, 3])
      expect(shown[i]).toBe(texts[i]!.replace('\u202e', '<U+202E>').replace('\u2066', '<U+2066>'))
    expect(await page.locator('main img, main iframe, main a[href^=java], main b').count()).toBe(0)
    await page.locator('table.comments td.author').first().click()
    for (const width of [1100, 390]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test('10,000 comments: the first rows are shown, more on request, a search finds the last', async () => {
    const input = join(folder, 'many.csv')
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `网友${i % 3_000},第${i + 1}条，${['支持', '谁信啊', '几点开门？'][i % 3]}`,
    )
    writeFileSync(input, `author,text\n${lines.map((line) => line.replace(',', ',"').replace(/$/, '"')).join('\n')}\n`)
    const { page, complaints } = await visit(await report('many', input))
    expect(await shownRows(page)).toBe(100)
    await page.getByRole('button', { name: 'Show 100 more' }).click()
    expect(await shownRows(page)).toBe(200)
    await page.getByLabel('Search').fill('第10000条')
    await expect.poll(() => shownRows(page)).toBe(1)
    await page.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => page.locator('output').textContent()).toBe('10000 of 10000 comments')
    await page.locator('th.n button').click()
    await page.locator('th.n button').click()
    expect(await page.locator('tbody tr:visible td.n').first().textContent()).toBe('10000')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a link to a comment that is not shown yet shows it', async () => {
    const input = join(folder, 'linked.csv')
    writeFileSync(input, `text,likes\n${Array.from({ length: 300 }, (_, i) => `路过${i},${i}`).join('\n')}\n`)
    const file = await report('linked', input)
    const { page } = await visit(file)
    expect(await page.locator('#c1-250').isVisible()).toBe(false)
    await page.evaluate("location.hash = '#c1-250'")
    await expect.poll(() => page.locator('#c1-250').isVisible()).toBe(true)
    await page.getByLabel('Search').fill('路过17')
    await expect.poll(() => page.locator('#c1-250').isVisible()).toBe(false)
    await page.close()
  })

  test('printed it has every chosen row and no controls', async () => {
    const { page } = await visit(await report('print', CROWD))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#controls').isVisible()).toBe(false)
    expect(await shownRows(page)).toBe(36)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await page.close()
  })

  test.each([
    ['A4', 718],
    ['A5', 484],
  ])('%s: nothing is wider than the sheet, and no table is cut off', async (_, width) => {
    const { page } = await visit(await report('sheet', CROWD, '--lang', 'en'), width)
    await page.emulateMedia({ media: 'print' })
    const wider = `[...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > ${width} + 1)
      .map((each) => each.outerHTML.slice(0, 80))`
    expect(await page.evaluate(wider)).toEqual([])
    await page.close()
  })

  test('printing takes every chosen row, and afterwards the screen is as it was', async () => {
    const input = join(folder, 'long.csv')
    writeFileSync(input, `text\n${Array.from({ length: 250 }, (_, i) => `路过${i}`).join('\n')}\n`)
    const { page } = await visit(await report('long', input))
    const rows = () => page.locator('table.comments tbody tr').count()
    expect(await rows()).toBe(100)
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await rows()).toBe(250)
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await rows()).toBe(100)
    await page.close()
  })

  test('without scripts every row is there', async () => {
    const file = await report('scriptless', CROWD)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`file://${file}`)
    expect(await shownRows(page)).toBe(36)
    expect(await page.locator('#controls').isVisible()).toBe(false)
    await context.close()
  })
})
