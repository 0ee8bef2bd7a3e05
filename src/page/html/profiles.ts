import site163 from '../sites/163.json' with { type: 'json' }
import baijiahao from '../sites/baijiahao.json' with { type: 'json' }
import bangumi from '../sites/bangumi.json' with { type: 'json' }
import bilibili2018 from '../sites/bilibili-2018.json' with { type: 'json' }
import bilibili2020 from '../sites/bilibili-2020.json' with { type: 'json' }
import bilibili2024 from '../sites/bilibili-2024.json' with { type: 'json' }
import bilibiliDanmaku from '../sites/bilibili-danmaku.json' with { type: 'json' }
import cnblogs from '../sites/cnblogs.json' with { type: 'json' }
import dedecms from '../sites/dedecms.json' with { type: 'json' }
import discourse from '../sites/discourse.json' with { type: 'json' }
import discuz from '../sites/discuz.json' with { type: 'json' }
import discuz7 from '../sites/discuz-7.json' with { type: 'json' }
import disqus from '../sites/disqus.json' with { type: 'json' }
import doubanGroup from '../sites/douban-group.json' with { type: 'json' }
import doubanMovie from '../sites/douban-movie.json' with { type: 'json' }
import douyin from '../sites/douyin.json' with { type: 'json' }
import emlog from '../sites/emlog.json' with { type: 'json' }
import flarum from '../sites/flarum.json' with { type: 'json' }
import gitalk from '../sites/gitalk.json' with { type: 'json' }
import guancha from '../sites/guancha.json' with { type: 'json' }
import hupu from '../sites/hupu.json' with { type: 'json' }
import ifeng from '../sites/ifeng.json' with { type: 'json' }
import kdnet from '../sites/kdnet.json' with { type: 'json' }
import lihkg from '../sites/lihkg.json' with { type: 'json' }
import microdata from '../sites/microdata.json' with { type: 'json' }
import mobile01 from '../sites/mobile01.json' with { type: 'json' }
import mop from '../sites/mop.json' with { type: 'json' }
import newsmth from '../sites/newsmth.json' with { type: 'json' }
import nga from '../sites/nga.json' with { type: 'json' }
import people from '../sites/people.json' with { type: 'json' }
import peopleLiuyan from '../sites/people-liuyan.json' with { type: 'json' }
import phpbb from '../sites/phpbb.json' with { type: 'json' }
import pixnet from '../sites/pixnet.json' with { type: 'json' }
import ptt from '../sites/ptt.json' with { type: 'json' }
import sina from '../sites/sina.json' with { type: 'json' }
import thepaper from '../sites/thepaper.json' with { type: 'json' }
import tianya from '../sites/tianya.json' with { type: 'json' }
import tieba from '../sites/tieba.json' with { type: 'json' }
import tiebaAnswers from '../sites/tieba-answers.json' with { type: 'json' }
import toutiao from '../sites/toutiao.json' with { type: 'json' }
import toutiaoTtp from '../sites/toutiao-ttp.json' with { type: 'json' }
import twikoo from '../sites/twikoo.json' with { type: 'json' }
import typecho from '../sites/typecho.json' with { type: 'json' }
import v2ex from '../sites/v2ex.json' with { type: 'json' }
import valine from '../sites/valine.json' with { type: 'json' }
import waline from '../sites/waline.json' with { type: 'json' }
import weibo2014 from '../sites/weibo-2014.json' with { type: 'json' }
import weibo2022 from '../sites/weibo-2022.json' with { type: 'json' }
import weiboCn from '../sites/weibo-cn.json' with { type: 'json' }
import weixin from '../sites/weixin.json' with { type: 'json' }
import wordpress from '../sites/wordpress.json' with { type: 'json' }
import xenforo from '../sites/xenforo.json' with { type: 'json' }
import xiaohongshu from '../sites/xiaohongshu.json' with { type: 'json' }
import xinhua from '../sites/xinhua.json' with { type: 'json' }
import xueqiu from '../sites/xueqiu.json' with { type: 'json' }
import zblog from '../sites/zblog.json' with { type: 'json' }
import zhihu from '../sites/zhihu.json' with { type: 'json' }
import zhihu2018 from '../sites/zhihu-2018.json' with { type: 'json' }
import type { SiteProfile } from './profile.js'

/** Every site and comment engine whose layout is known. To add one: a file in `page/sites/`, a fixture that proves it, a line here. */
export const PROFILES: readonly SiteProfile[] = [
  dedecms,
  discourse,
  discuz,
  discuz7,
  disqus,
  emlog,
  flarum,
  gitalk,
  phpbb,
  site163,
  baijiahao,
  bangumi,
  bilibiliDanmaku,
  bilibili2018,
  bilibili2020,
  bilibili2024,
  cnblogs,
  doubanGroup,
  doubanMovie,
  douyin,
  guancha,
  hupu,
  ifeng,
  kdnet,
  lihkg,
  mobile01,
  mop,
  newsmth,
  nga,
  people,
  peopleLiuyan,
  pixnet,
  ptt,
  sina,
  thepaper,
  tianya,
  tieba,
  tiebaAnswers,
  toutiao,
  toutiaoTtp,
  twikoo,
  typecho,
  v2ex,
  valine,
  waline,
  weibo2014,
  weibo2022,
  weiboCn,
  weixin,
  wordpress,
  xenforo,
  xiaohongshu,
  xinhua,
  xueqiu,
  zblog,
  zhihu,
  zhihu2018,
  // what any engine may mark up: behind those that are known by name
  microdata,
]
