/** Draws the report that the READMEs show: `npm run screenshot`, after a build, with Debian's Chromium or the one KANFA_CHROMIUM names. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ROOT = join(import.meta.dirname, '..')
const FIXTURE = join(ROOT, 'fixtures', 'waline--four-days-of-a-crowd', 'page.html')
const VIEWS = [
  ['en', 'report.png'],
  ['zh', 'report.zh.png'],
]

const folder = mkdtempSync(join(tmpdir(), 'kanfa-screenshot-'))
const browser = await chromium.launch({
  executablePath: process.env.KANFA_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const [lang, name] of VIEWS) {
    const report = join(folder, `${lang}.html`)
    execFileSync(process.execPath, [join(ROOT, 'bin', 'kanfa.js'), 'report', FIXTURE, '-o', report, '--lang', lang])
    const page = await browser.newPage({ viewport: { width: 1080, height: 1400 }, colorScheme: 'light' })
    await page.goto(`file://${report}`)
    // down to the end of the chart over time
    const height = await page.evaluate(() =>
      Math.ceil(document.querySelector('figcaption').getBoundingClientRect().top),
    )
    await page.screenshot({ path: join(ROOT, 'test', 'readme', name), clip: { x: 0, y: 0, width: 1080, height } })
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
