import { expect, test } from 'vitest'
import { kanfa } from './terminal.js'

const PARAGRAPH = '柳河镇昨天公布了新的公交线路，全长十二公里，途经两所学校和镇医院，票价仍为一元，首班车早上六点发出。'
const LIST = '网友评论\n1、网友小麦：终于通车了\n2、网友阿坤：末班车几点？\n3、网友木子：站牌还没立\n'

test.each([
  ['above the dateline', ['首页', '本地新闻', '柳河镇新公交月底通车', '2024-03-02 来源：柳河晚报', PARAGRAPH]],
  [
    'over counters and buttons',
    ['登录/注册', '柳河镇新公交月底通车', '分享到：', '9 70', '2024-03-02 19:32 字号：A- A A+', PARAGRAPH],
  ],
  [
    'under a path of links',
    ['首页 > 本地', '柳河镇新公交月底通车', '首页 > 本地 > 正文', '2024-03-02 09:00', PARAGRAPH],
  ],
  ['without a dateline', ['首页', '柳河镇新公交月底通车', PARAGRAPH]],
  ['with a caption before the words', ['柳河镇新公交月底通车', '2024年3月2日 09:00', '新站台。资料图', PARAGRAPH]],
  ['over the boxes of an app', ['柳河镇新公交月底通车', '阅读 1204', '在看 88', '0/1000', '请先 登录 后发表评论～']],
  ['as Markdown marks it', ['导航 全站 频道', '# 柳河镇新公交月底通车', '2024-03-02 09:00', PARAGRAPH]],
])('the headline of a copied page is found %s', async (_where, above) => {
  const { out } = await kanfa(['parse', '-', '-f', 'json'], { stdin: `${above.join('\n\n')}\n\n${LIST}` })
  const { pages } = JSON.parse(out) as { pages: { title?: string; comments: unknown[] }[] }
  expect([pages[0]!.title, pages[0]!.comments.length]).toEqual(['柳河镇新公交月底通车', 3])
})
