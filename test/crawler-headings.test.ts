import { expect, test } from 'vitest'
import { memorySource, readAll } from './memory-source.js'

/** One row of each crawler's table under its real headings: what a comment of it must give. */
test.each([
  [
    'MediaCrawler, douyin',
    'comment_id,create_time,ip_location,aweme_id,content,nickname,sub_comment_count,like_count,last_modify_ts,parent_comment_id,pictures',
    '7301,1690000000,广东,7299,一,甲,3,12,1784038221159,0,',
    { id: '7301', text: '一', author: '甲', time: '1690000000', likes: 12, region: '广东', post: '7299' },
  ],
  [
    'MediaCrawler, tieba',
    'comment_id,parent_comment_id,content,user_nickname,publish_time,ip_location,sub_comment_count,note_id,note_url,tieba_id,tieba_name,tieba_link',
    '150,,一,甲,2024-08-05 17:07,广东,0,9100,https://t.example/p/9100,1,显卡吧,https://t.example/f',
    { id: '150', text: '一', author: '甲', time: '2024-08-05 17:07', region: '广东', post: '9100' },
  ],
  [
    'MediaCrawler, zhihu',
    'comment_id,parent_comment_id,content,publish_time,ip_location,sub_comment_count,like_count,dislike_count,content_id,content_type,user_nickname',
    '106,0,一,1688000000,北京,0,7,1,333,answer,甲',
    { id: '106', text: '一', author: '甲', time: '1688000000', likes: 7, dislikes: 1, region: '北京', post: '333' },
  ],
  [
    'MediaCrawler, kuaishou',
    'comment_id,create_time,video_id,content,nickname,sub_comment_count,last_modify_ts',
    '88,1690000000123,3x,一,甲,0,1784038221159',
    { id: '88', text: '一', author: '甲', time: '1690000000123', post: '3x' },
  ],
  [
    'MediaCrawler, weibo until 2025',
    'comment_id,create_time,create_date_time,note_id,content,sub_comment_count,comment_like_count,last_modify_ts,parent_comment_id,ip_location,user_id,nickname,gender,profile_url,avatar',
    '5062,1722445735,2024-07-31 17:08:55+08:00,5061,一,0,8,1784038221159,5062,北京,1,甲,m,https://w.example,a.jpg',
    { id: '5062', text: '一', author: '甲', time: '2024-07-31 17:08:55+08:00', likes: 8, region: '北京', post: '5061' },
  ],
  [
    'weibo-crawler, SQLite to CSV',
    'id,bid,weibo_id,root_id,user_id,created_at,user_screen_name,user_avatar_url,text,pic_url,like_count',
    '4700,Kx,4699,4700,1,2021-11-05,甲,a.jpg,一,,3',
    { id: '4700', text: '一', author: '甲', time: '2021-11-05', likes: 3, post: '4699' },
  ],
  [
    'covid-social-analysis',
    '评论者主页,评论者昵称,评论者性别,评论者所在地,评论者微博数,评论者关注数,评论者粉丝数,评论内容,评论获赞数,评论发布时间',
    'https://w.example/u/1,甲,女,北京,14,413,557,一,46481,2020-01-28 20:47',
    { text: '一', author: '甲', time: '2020-01-28 20:47', likes: 46481, region: '北京' },
  ],
  [
    'Bilibili_crawler',
    '昵称,性别,时间,点赞,评论,IP属地,等级,uid,rpid',
    '甲,保密,2023-04-15 15:01:13,5,一,IP属地：上海,5,37227018,160850754112',
    { id: '160850754112', text: '一', author: '甲', time: '2023-04-15 15:01:13', likes: 5, region: '上海' },
  ],
  [
    'Spider_XHS',
    'note_id,note_url,comment_id,user_id,home_url,nickname,avatar,content,show_tags,like_count,upload_time,ip_location,pictures',
    '66a,https://x.example/66a,66c,5f,https://x.example/u,甲,a.jpg,一,[],9,2024-08-01 16:13:20,浙江,[]',
    { id: '66c', text: '一', author: '甲', time: '2024-08-01 16:13:20', likes: 9, region: '浙江', post: '66a' },
  ],
  [
    'v2ex_scrapy',
    'id,topic_id,commenter,content,create_at,thank_count,no',
    '9,5,甲,一,1551405600,2,3',
    { id: '9', text: '一', author: '甲', time: '1551405600', likes: 2, post: '5' },
  ],
  [
    'pandas json_normalize',
    'id,text_raw,created_at,like_counts,source,user.screen_name,user.id',
    '4401,一,Fri Aug 02 13:27:01 +0800 2019,3,来自北京,甲,1',
    { id: '4401', text: '一', author: '甲', time: 'Fri Aug 02 13:27:01 +0800 2019', likes: 3, region: '北京' },
  ],
  [
    'a table made by hand',
    '序号,网友,评论,时间,赞',
    '1,甲,一,3月5日,12',
    { text: '一', author: '甲', time: '3月5日', likes: 12 },
  ],
  [
    'Traditional Chinese',
    '暱稱,留言內容,留言時間,按讚數',
    '甲,一,2013/12/28 10:28,4',
    { text: '一', author: '甲', time: '2013/12/28 10:28', likes: 4 },
  ],
  [
    'English words',
    'User Name,Comment,Date,Likes,Reply To',
    '甲,一,2021-05-01,4,乙',
    { text: '一', author: '甲', time: '2021-05-01', likes: 4, replyTo: '乙' },
  ],
])('%s', async (_crawler, headings, row, expected) => {
  const { comments } = await readAll(memorySource(`\ufeff${headings}\r\n${row}\r\n`, '.csv'))
  const [{ n: _n, timeIso: _timeIso, ...comment } = { n: 0, text: '' }] = comments
  expect(comment).toEqual(expected)
})
