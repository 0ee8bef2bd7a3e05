import { createHash } from 'node:crypto'
import script from './client.js?raw'
import { joinMarkup, type Markup, markup } from './markup.js'
import style from './style.css?raw'
import type { Words } from './words.js'

/**
 * The start of the document. Its Content-Security-Policy lets nothing run or load but this file's own script and style, by their
 * hashes: markup that a comment might smuggle in would still not run, load or send anything.
 */
export function documentStart(title: string, { own }: Words): Markup {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return joinMarkup([
    markup`<!doctype html>
<html lang="${own.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`,
    { html: policy },
    markup`">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="kanfa">
<title>${title}</title>
<style>`,
    { html: style },
    markup`</style>
<script>`,
    { html: script },
    markup`</script>
</head>
<body>
<a class="skip" href="#table">${own.skip}</a>
`,
  ])
}

/** How the figures were made, and the end of the document. */
export function documentEnd({ own }: Words): Markup {
  return markup`<footer>
<section><h2>${own.method}</h2>
${own.methodText.map((text) => markup`<p>${text}</p>\n`)}</section>
<p class="note">${own.made}</p>
</footer>
</body>
</html>
`
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
