import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeBbcode } from '../src/page/records/bbcode.js'
import { plainText } from '../src/page/records/plain-text.js'
import { splitRow } from '../src/page/records/split-row.js'
import { memorySource, readAll } from './memory-source.js'

async function texts(content: string, ending: string, options?: Parameters<typeof readAll>[1]): Promise<string[]> {
  const { comments } = await readAll(memorySource(content, ending), options)
  return comments.map(({ text }) => text)
}

describe('rows of a table', () => {
  test.each([
    ['a,b,c', ',', ['a', 'b', 'c']],
    ['"a,b",c', ',', ['a,b', 'c']],
    ['"说""好""的",c', ',', ['说"好"的', 'c']],
    ['"说"好"的",c', ',', ['说"好"的', 'c']],
    ['"没有收尾,c', ',', ['"没有收尾', 'c']],
    ['"好"的一面\tc', '\t', ['"好"的一面', 'c']],
    ['"好"\tc', '\t', ['好', 'c']],
    ['"一个, "两个",c', '\t', ['"一个, "两个",c']],
    ['a,,', ',', ['a', '', '']],
    ['', ',', ['']],
    ['"",""', ',', ['', '']],
    ['"', ',', ['"']],
    ['"a"\r', ',', ['a']],
  ])('%j between %j', (line, delimiter, cells) => {
    expect(splitRow(line, delimiter)).toEqual(cells)
  })

  test.each([
    [
      'one column of raw lines',
      '.tsv',
      'text\n"开头有引号\n没有\n结尾有引号"\n',
      ['"开头有引号', '没有', '结尾有引号"'],
    ],
    ['an empty cell between tabs is a row', '.tsv', 'text\n甲\n\n乙\n', ['甲', '', '乙']],
    ['a raw quote swallows no rows', '.tsv', 'text\tlabel\n"一\tx\n二\tx\n三"\tx\n', ['"一', '二', '三"']],
    ['a quoted cell of two lines', '.tsv', 'text\tlabel\n"一\n二"\tx\n三\tx\n', ['一\n二', '三']],
    ['a quoted cell of two lines, last', '.tsv', 'label\ttext\nx\t"一\n二"\nx\t三\n', ['一\n二', '三']],
    ['quoted cells of CSV hold lines', '.csv', 'text\n"一\n二"\n"三"\n', ['一\n二', '三']],
    ['line ends of Windows', '.csv', 'id,text\r\n1,一\r\n2,"二\r\n三"\r\n', ['一', '二\r\n三']],
    ['line ends of old Macs', '.csv', 'id,text\r1,一\r2,二', ['一', '二']],
    ['no line end at the end', '.csv', 'id,text\n1,一\n2,"二"', ['一', '二']],
    ['semicolons', '.csv', '评论ID;评论内容;昵称\n1;一,二;甲\n', ['一,二']],
    ["Excel's first line", '.csv', 'sep=;\nid;text\n1;一\n', ['一']],
    ['a table called .txt', '.txt', '昵称\t评论内容\n甲\t一\n', ['一']],
    ['commas nobody quoted, text last', '.csv', 'id,text\n1,一,二\n', ['一,二']],
    ['empty lines and rows of commas', '.csv', 'id,text\n\n1,一\n,,\n\n', ['一']],
    ['numbers are no text', '.csv', '评论,内容\n12,一\n3,二\n', ['一', '二']],
    ['but a comment may be a number', '.csv', 'id,text\n1,666\n', ['666']],
    ['headings written in any way', '.csv', ' Comment-ID ,"Comment Content"\n1,一\n', ['一']],
  ])('%s', async (_what, ending, content, expected) => {
    expect(await texts(content, ending)).toEqual(expected)
  })

  test('rows that do not fit are left out and counted, with the line of the first', async () => {
    const { comments, notices } = await readAll(
      memorySource('id,text,author\n1,一,甲\n2,"二\n三",乙\n3,四\n4,五,丙,多\n', '.csv'),
    )
    expect(comments.map(({ author }) => author)).toEqual(['甲', '乙'])
    expect(notices).toEqual([{ code: 'rows-skipped', args: { count: 2, line: 5 }, where: { file: 'page.csv' } }])
  })

  test('--map names columns by their headings', async () => {
    const map = { text: '说了啥', author: '谁' }
    const { comments } = await readAll(memorySource('谁,说了啥,点赞数\n甲,一,5\n', '.csv'), { map })
    expect(comments).toEqual([{ n: 1, text: '一', author: '甲', likes: 5 }])
  })

  test.each([
    ['no-text-column', 'a,b\n1,2\n', undefined],
    ['unknown-column', 'a,b\n1,2\n', { text: 'c' }],
    ['bad-map', 'a,b\n1,2\n', { words: 'a' }],
  ])('%s', async (code, content, map) => {
    const reading = readAll(memorySource(content, '.csv'), map && { map })
    await expect(reading).rejects.toMatchObject({ name: 'KanfaError', code, where: { file: 'page.csv' } })
  })

  test.each([
    ['score counts likes', 'text,score\n一,12\n二,-1\n三,0\n', [12, -1, 0]],
    ['score is a rating', 'text,score\n一,5\n二,4\n三,1\n', [undefined, undefined, undefined]],
  ])('%s', async (_what, content, likes) => {
    const { comments } = await readAll(memorySource(content, '.csv'))
    expect(comments.map((comment) => comment.likes)).toEqual(likes)
  })

  test.each([
    ['来自北京', '北京'],
    ['IP属地：上海', '上海'],
    ['四川成都', '四川成都'],
    ['iPhone客户端', undefined],
    ['来自微博网页版', undefined],
  ])('source %s is the place %s', async (source, region) => {
    const { comments } = await readAll(memorySource(`text,source\n一,${source}\n`, '.csv'))
    expect(comments[0]?.region).toBe(region)
  })

  test('rows in, rows out: any cells, quoted as CSV writers do, in chunks of any size', async () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '"', ',', '\n', 'a', '。', '\t', "'") })
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (cells, size) => {
          const rows = cells.map((one, i) => `${i},"${one.replaceAll('"', '""')}",x`)
          const source = memorySource(`id,text,author\n${rows.join('\n')}\n`, '.csv', size)
          const { comments } = await readAll(source)
          expect(comments.map(({ text }) => text)).toEqual(cells.map((one) => one.trim()))
        },
      ),
    )
  })

  test('raw lines in, raw lines out: one column between tabs', async () => {
    const line = fc.string({ unit: fc.constantFrom('甲', '"', ',', 'a', '。', ' '), minLength: 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const { comments } = await readAll(memorySource(`text\n${lines.join('\n')}\n`, '.tsv', 7))
        expect(comments).toHaveLength(lines.length)
      }),
    )
  })
})

describe('JSON', () => {
  test.each([
    ['a list of objects', '[{"content":"一","nickname":"甲"},{"content":"二"}]', ['一', '二']],
    ['a list of strings', '["一","二"]', ['一', '二']],
    ['lines', '{"text":"一"}\n{"text":"二"}\n', ['一', '二']],
    ['lines of Windows', '{"text":"一"}\r\n{"text":"二"}\r\n', ['一', '二']],
    ['documents one after another', '{\n"text":"一"}\n{\n"text":"二"\n}', []],
    ['behind a name', 'const data = {"replies":[{"content":"一","author":"甲"}]};', ['一']],
    ['JSONP', '/**/cb123({"comments":[{"content":"一","author":"甲"}]});', ['一']],
    [
      'a literal of JavaScript',
      "export const d = {\n  code: 1e5, // 接口\n\n  list: [{ content: '一\\'s \"好\"', nick: `甲`, at: undefined, }, ],\n};\nfoo({})",
      ['一\'s "好"'],
    ],
    ['a literal of Python', "{'data': [{'content': '一', 'nick': '甲', 'top': True, 'at': None}]}", ['一']],
    ['lines of Python', "{'content': '一', 'nick': '甲'}\n{'content': '二', 'nick': '乙'}\n", ['一', '二']],
    ['one line without its end', '{"text":"一"}', []],
    ['one comment', '{"text":"一","author":"甲"}', ['一']],
    ['a list in a list in an object', '{"a":{"b":[[{"content":"一","nick":"甲"}]]}}', ['一']],
    [
      'lists that are no comments',
      '{"tags":[{"text":"标签"}],"notice":{"content":"公告","id":1},"list":[{"url":"x"}]}',
      [],
    ],
    ['brackets within strings', '[{"text":"[}\\"]{","author":"甲"}]', ['[}"]{']],
    ['an empty list', '[]', []],
    ['a reply within a comment', '[{"text":"一","author":"甲","replies":[{"text":"二","author":"乙"}]}]', ['一', '二']],
    ['users who only have names', '[{"text":"一","user":{"name":"甲","tags":[{"text":"x","time":"1"}]}}]', ['一', 'x']],
  ])('%s', async (_what, content, expected) => {
    expect(await texts(content, '.json')).toEqual(expected)
  })

  test('one line called .jsonl is a comment', async () => {
    expect(await texts('{"text":"一"}', '.jsonl')).toEqual(['一'])
  })

  test('--map names keys, within objects too', async () => {
    const map = { text: 'body.raw', author: 'who' }
    const { comments } = await readAll(memorySource('[{"body":{"raw":"一"},"who":"甲","text":"不是"}]', '.json'), {
      map,
    })
    expect(comments).toEqual([{ n: 1, text: '一', author: '甲' }])
    const bad = readAll(memorySource('[{"a":1}]', '.json'), { map: { words: 'a' } })
    await expect(bad).rejects.toMatchObject({ code: 'bad-map' })
  })

  test.each([
    ['.json', '[{"a":"一","b":{"c":"甲"}}]', { text: 'aa' }, 'a, b, c'],
    ['.json', '[{"a":"一"},{"a":"二","b":""}]', { text: 'a', author: 'bb' }, 'a, b'],
    ['.jsonl', '{"a":"一"}\n{"a":"二"}\n', { text: 'a', time: 't' }, 'a'],
  ])('--map with a key that nothing has is an error (%s)', async (ending, content, map, columns) => {
    const reading = readAll(memorySource(content, ending), { map })
    await expect(reading).rejects.toMatchObject({ code: 'unknown-column', args: { columns } })
  })

  test('--map with a key that is there and empty', async () => {
    const { comments } = await readAll(memorySource('[{"a":"一","b":""}]', '.json'), {
      map: { text: 'a', author: 'b' },
    })
    expect(comments).toEqual([{ n: 1, text: '一' }])
  })

  test('digits of long ids are kept, also of a parent', async () => {
    const content =
      '[{"id":9007199254740993,"text":"一","author":"甲"},{"id":9007199254740995,"parent_id":9007199254740993,"text":"二","likes":12345678901234567}]'
    const { comments } = await readAll(memorySource(content, '.json'))
    expect(comments[0]?.id).toBe('9007199254740993')
    expect(comments[1]).toMatchObject({ id: '9007199254740995', replyTo: '甲' })
  })

  test('bad lines are counted, and the rest is read', async () => {
    const { comments, notices } = await readAll(memorySource('{"text":"一"}\n{"text":\n{"text":"三"}\n', '.jsonl'))
    expect(comments.map(({ text }) => text)).toEqual(['一', '三'])
    expect(notices).toMatchObject([{ code: 'rows-skipped', args: { count: 1, line: 2 } }])
  })

  test('what arrived whole of a cut file is read, and said to be cut', async () => {
    const { comments, notices } = await readAll(
      memorySource('[{"text":"一","author":"甲"},{"text":"二","author":', '.json'),
    )
    expect(comments.map(({ text }) => text)).toEqual(['一'])
    expect(notices).toMatchObject([{ code: 'truncated' }])
  })

  test('100,000 levels are no danger', async () => {
    const deep = `${'{"a":'.repeat(100_000)}[{"content":"深","author":"甲"}]${'}'.repeat(100_000)}`
    expect(await texts(deep, '.json')).toEqual(['深'])
  })

  test('any list of comments comes back in order, in chunks of any size', async () => {
    const list = fc.array(fc.record({ text: fc.string({ minLength: 1 }), author: fc.constant('甲') }), {
      minLength: 1,
      maxLength: 10,
    })
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), async (comments, size, indent) => {
        const source = memorySource(JSON.stringify(comments, undefined, indent), '.json', size)
        const { comments: found } = await readAll(source)
        expect(found.map(({ text }) => text)).toEqual(comments.map(({ text }) => plainText(text).trim()))
      }),
    )
  })
})

test.each([
  ['太美了<span class="url-icon"><img alt=[泪] src="x.png"></span>看哭了', '太美了[泪]看哭了'],
  ['一<br />二<br>三', '一\n二\n三'],
  ['<p>一</p><p>二</p>', '一\n二'],
  ['<blockquote>引<blockquote>深</blockquote></blockquote>自己的话', '自己的话'],
  ['<img title="[笑]" src=x>', '[笑]'],
  ['爱你 <3 永远 <-_->', '爱你 <3 永远 <-_->'],
  ['a&lt;b &amp;&amp; c&#39;s &#x4e00;', "a<b && c's 一"],
  ['&#0; &#xd800; &nope;', '&#0; &#xd800; &nope;'],
  ['没有标签', '没有标签'],
])('%j reads as %j', (html, text) => {
  expect(plainText(html)).toBe(text)
})

test.each([
  [
    '[quote]外头[quote]里头[/quote]外尾[/quote]自己的话',
    { text: '自己的话', quotes: [{ text: '里头' }, { text: '外头外尾' }] },
  ],
  ['[quote="甲一"]原话[/quote]同意', { text: '同意', quotes: [{ author: '甲一', text: '原话' }], replyTo: '甲一' }],
  ['[quote=甲一;1024]原话[/quote]同意', { text: '同意', quotes: [{ author: '甲一', text: '原话' }], replyTo: '甲一' }],
  [
    '[quote=甲 一 post_id=7 time=9]原话[/quote]同意',
    { text: '同意', quotes: [{ author: '甲 一', text: '原话' }], replyTo: '甲 一' },
  ],
  [
    '[quote="甲一, post:1, topic:2"]原话[/quote]',
    { text: '', quotes: [{ author: '甲一', text: '原话' }], replyTo: '甲一' },
  ],
  ['[quote]没有收尾[b]的[/b]话', { text: '没有收尾的话', quotes: [] }],
  ['多了收尾[/quote]的话', { text: '多了收尾的话', quotes: [] }],
])('%j without BBCode', (marked, unmarked) => {
  expect(takeBbcode(marked)).toEqual(unmarked)
})

describe('floor 0', () => {
  const listOf = (...floors: readonly number[]) =>
    JSON.stringify({ data: { comments: floors.map((floor, i) => ({ user: '甲', content: `第${i}条话`, floor })) } })

  test.each([
    ['is the article of a thread that counts on', [0, 1, 2], ['第1条话', '第2条话']],
    ['says nothing where all have it', [0, 0, 0], ['第0条话', '第1条话', '第2条话']],
  ] as const)('%s', async (_what, floors, expected) => {
    expect(await texts(listOf(...floors), '.json')).toEqual(expected)
  })
})

test('a message names headings cut short: what is no table may have a heading as long as the file', async () => {
  const table = `${'x'.repeat(10_000)},${Array.from({ length: 100 }, (_, i) => `c${i}`).join(',')}\n1\n`
  const failed = await readAll(memorySource(table, '.csv')).catch((error: Error) => error)
  expect(failed).toMatchObject({ code: 'no-text-column' })
  expect((failed as Error).message.length).toBeLessThan(400)
  expect((failed as Error).message).toMatch(/x…, c0, .*, c38, …$/)
})
