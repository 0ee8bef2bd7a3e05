import { expect, test } from 'vitest'
import { parseHtml } from '../src/page/html/dom.js'
import { readGenericHtml } from '../src/page/html/generic-html.js'

/** A list of comments with the given markup of their times. */
function pageWith(time: string): string {
  const names = ['江畔', '老陈', '豆子']
  const items = names.map(
    (name, i) =>
      `<li class="comment"><b class="author">${name}</b> ${time}<p>第${i}句话，说给大家听。</p><a>回复</a></li>`,
  )
  return `<h2>网友评论</h2><ul>${items.join('')}</ul>`
}

test.each([
  ['<time datetime="2024-03-05T09:12:00Z">8个月前</time>', '8个月前', '2024-03-05T09:12:00Z'],
  ['<time datetime="2024-03-05T09:12:00Z"><span>37周前</span></time>', '37周前', '2024-03-05T09:12:00Z'],
  ['<span title="2024-03-05 09:12:33">昨天</span>', '昨天', '2024-03-05T09:12:33'],
  ['<span class="time" data-time="1709601120">3天前</span>', '3天前', '2024-03-05T01:12:00Z'],
  // what is printed says more
  ['<time datetime="2024-03-05">2024-03-05 09:12</time>', '2024-03-05 09:12', undefined],
  ['<span title="发表时间">3天前</span>', '3天前', undefined],
])('%s', (markup, time, timeIso) => {
  const comments = readGenericHtml(parseHtml(pageWith(markup)))?.comments
  expect(comments?.map((comment) => [comment.time, comment.timeIso])).toEqual(Array(3).fill([time, timeIso]))
})
