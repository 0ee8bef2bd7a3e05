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
    const page = await browser.newPage({ viewport: { width: 1080, height: 1180 }, colorScheme: 'light' })
    await page.goto(`file://${report}`)
    // the path of this checkout is nobody's business
    await page.evaluate((path) => {
      for (const each of document.querySelectorAll('.count bdi')) each.textContent = each.textContent.replace(path, '')
    }, `${ROOT}/`)
    await page.screenshot({ path: join(ROOT, 'test', 'readme', name) })
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
