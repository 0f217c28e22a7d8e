/** The words of the public record page. */
import type { SignatureHand } from './contract-minutes.ts'
import type { Purpose, RoundState } from './contract.ts'

export interface PublicWords {
  lang: string
  otherCode: string
  otherLang: string
  other: string
  title: string
  about: string
  none: string
  notYet: string
  state: string
  states: Record<RoundState, string>
  purpose: string
  purposes: Record<Purpose, string>
  day: string
  place: string
  witnesses: string
  lines: string
  universeHash: string
  linesRoot: string
  recusalHash: string
  commitment: string
  committedAt: string
  seed: string
  seededAt: string
  enteredBy: string
  signed: string
  folder: string
  empty: string
  hidden: string
  struck: string
  void: string
  heads: readonly string[]
  /** Between the members of a list, and between sentences. */
  join: string
  stop: string
  checkable: string
  /** How far the public can recompute a round. */
  checks: (known: number, of: number) => string
  /** `time`: as the clock in Beijing shows it. */
  inBeijing: (time: string) => string
  type: (name: string) => string
  round: (round: number) => string
  supplements: (round: number) => string
  enteredHow: (posts: readonly string[]) => string
  /** By post, never by name. */
  signedHow: (signature: { post: string; hand: SignatureHand }) => string
  count: (count: number) => string
  result: (strata: number, empty: number) => string
}

const zh: PublicWords = {
  ...{ lang: 'zh-CN', otherCode: 'en', otherLang: 'en', other: 'English', title: '随机抽取公开记录' },
  about:
    '每一轮先公布承诺（全部可抽案卷清单的哈希），再当众掷骰得到种子；结果只由两者决定。下载核验文件夹，不用本网站也能重算。尚未公开的案件不列案号，只列票号：公众能核验承诺、各层件数和已公开案件的票号；其余要由持有全部行的办案单位、见证人和审计核验。时间均为北京时间。',
  none: '还没有设定抽取。',
  notYet: '各单位正在核对清单，承诺还没有公布。',
  ...{ state: '状态', purpose: '抽取', day: '抽取日', place: '地点', witnesses: '见证岗位', lines: '可抽数' },
  states: {
    ...{
      checking: '核对清单',
      committed: '承诺已公布，待掷骰',
      seeded: '已掷骰，正在计算',
      drawn: '已抽出',
      void: '已作废',
    },
  },
  purposes: { 'case-files': '案卷', experts: '专家', enterprises: '企业' },
  ...{
    universeHash: '底册哈希',
    linesRoot: '各层清单总哈希（件数和清单）',
    recusalHash: '回避名单哈希',
    commitment: '承诺',
    committedAt: '公布时间',
  },
  ...{ seed: '种子（骰子数字）', seededAt: '掷骰录入', folder: '下载核验文件夹（.zip，含不联网的核验页）' },
  ...{ empty: '无此类案卷', hidden: '（案件未公开）', struck: '（已剔除，待补抽）', void: '本轮已由两人作废，原因：' },
  heads: ['单位', '类型', '可抽', '抽中（现用）', '替换原因'],
  ...{ join: '、', stop: '；', checkable: '公众能核验' },
  checks: (known, of) =>
    `${of} 张票号中的 ${known} 张（案件已公开）${known === 0 ? '：凭公开的文件夹核验不了抽取结果' : ''}；其余由持有全部行的单位、见证人和审计核验`,
  inBeijing: (time) => `${time}（北京时间）`,
  type: (name) => name,
  round: (round) => `第 ${round} 轮`,
  ...{ enteredBy: '录入人', signed: '会议记录签字' },
  enteredHow: (posts) => `两人各自登录录入，一致：${posts.join('、')}`,
  signedHow: ({ post, hand }) => `${post}（${hand === 'own' ? '本人登录签字' : '办公室据签字纸件登记'}）`,
  supplements: (round) => `补充第 ${round} 轮。原因：`,
  count: (count) => `${count} 人`,
  result: (strata, empty) => `结果：${strata} 层，其中无案卷可抽 ${empty} 层`,
}

/** The types that are drawn, as an English reader knows them. */
const glosses: Readonly<Record<string, string>> = {
  按日连续处罚: 'daily penalty',
  移送行政拘留: 'detention transfer',
  涉嫌犯罪移送: 'crime transfer',
  申请法院强制执行: 'court enforcement',
}

const en: PublicWords = {
  ...{ lang: 'en', otherCode: 'zh', otherLang: 'zh-CN', other: '中文', title: 'Public record of the draws' },
  about:
    'In each round a commitment (the hash of all that can be drawn) is published first; then dice are thrown in public. The two alone decide the result. Download the folder and recompute it without this site. A case that is not public stands there as a ticket, without its number: the public can verify the commitment, the size of every stratum and the tickets of published cases; the rest is verified by the units, witnesses and auditors, who hold all lines. All times are Beijing time; names, places and reasons stand in Chinese, as they were entered.',
  none: 'No draw has been set yet.',
  notYet: 'The units are looking through their lines; nothing is committed yet.',
  ...{ state: 'State', purpose: 'Drawn', day: 'Day', place: 'Place', witnesses: 'Witnesses', lines: 'Can be drawn' },
  states: {
    ...{ checking: 'lines are checked', committed: 'committed, dice to come', seeded: 'thrown, being computed' },
    ...{ drawn: 'drawn', void: 'void' },
  },
  purposes: { 'case-files': 'case files', experts: 'experts', enterprises: 'enterprises' },
  ...{
    universeHash: 'Hash of the universe',
    linesRoot: 'Hash over all strata (sizes and lines)',
    recusalHash: 'Hash of the recusals',
    commitment: 'Commitment',
  },
  ...{ committedAt: 'Published', seed: 'Seed (dice)', seededAt: 'Entered' },
  ...{ folder: 'Download the folder to verify (.zip, with a page that needs no network)', empty: 'no such file' },
  ...{
    hidden: '(case not public)',
    struck: '(struck out, to be drawn again)',
    void: 'Voided by two persons, because: ',
  },
  heads: ['Unit', 'Type', 'Files', 'Drawn (in force)', 'Why replaced'],
  ...{ join: ', ', stop: '; ', checkable: 'The public can verify' },
  checks: (known, of) =>
    `${known} of ${of} tickets (published cases)${known === 0 ? ': the result cannot be verified from the public folder' : ''}; the rest is verified by units, witnesses and auditors, who hold all lines`,
  inBeijing: (time) => `${time} (Beijing time)`,
  type: (name) => (glosses[name] === undefined ? name : `${name} (${glosses[name]})`),
  round: (round) => `Round ${round}`,
  ...{ enteredBy: 'Entered by', signed: 'Minutes signed' },
  enteredHow: (posts) => `two persons, each signed in, who agree: ${posts.join(', ')}`,
  signedHow: ({ post, hand }) =>
    `${post} (${hand === 'own' ? 'under the own sign-in' : 'recorded by the office from the signed paper'})`,
  supplements: (round) => `Completes round ${round}. Reason: `,
  count: (count) => `${count} people`,
  result: (strata, empty) => `Result: ${strata} strata, ${empty} of them without a file`,
}

export const publicWords = { zh, en } as const
