/** The words of the verifier page: it stands alone, without the console's catalogues. */
export interface PageWords {
  title: string
  about: string
  choose: string
  working: string
  good: string
  bad: string
  holds: string
  differs: string
  unsaid: string
  recomputed: string
  nothing: string
  /** Finding's key → its sentence. */
  findings: Readonly<Record<string, string>>
}

const zh: PageWords = {
  title: '抽取核验',
  about:
    '本页不联网，文件不离开这台电脑。选中下载文件夹里的全部文件，本页用 SHA-256 重算底册、承诺和每一张票号，逐项说明是否一致。',
  choose: '选择文件夹里的全部文件（或拖到页面上）',
  working: '正在重算……',
  good: '一致：重算的结果与公布的记录相同',
  bad: '不一致：有的地方与重算的结果不同',
  ...{ holds: '一致', differs: '不同', unsaid: '请核对', recomputed: '重算的结果：', nothing: '（无）' },
  findings: {
    lines: '底册的行都属于参加抽取的单位和类型，行数',
    'universe-text': 'universe.txt 就是 universe.csv 排序后的底册',
    'universe-hash': '底册哈希',
    'universe-unseen': '底册哈希须由持有全部行的人重算；与会场公布的是否相同',
    'recusal-hash': '回避名单哈希',
    commitment: '承诺由活动、轮次和底册哈希算出；与掷骰前公布的是否相同，请对照会议记录',
    units: '每个单位自己清单的哈希，单位数',
    'own-unit': '本单位全部行的哈希，单位',
    seed: '种子（骰子数字）；与会场掷出的是否相同，请对照会议记录',
    record: 'draw.json 的抽中、递补顺序和空层都与重算相同，抽中',
    tickets: '看得到案号的票号都对，各层按票号从小到大，看得到的',
    hidden: '只列票号、没有案号的（案件未公开）',
    'not-drawn': '还没有抽取：只核对了底册和承诺',
    'no-folder': '这不是抽取的文件夹：请选中其中的全部文件',
    'sums-missing': '没有 SHA256SUMS：请选中文件夹里的全部文件',
    SHA256SUMS: '文件与 SHA256SUMS 不符：',
  },
}

const en: PageWords = {
  title: 'Verify a draw',
  about:
    'This page uses no network; no file leaves this machine. Choose all files of the downloaded folder: the page recomputes universe, commitment and every ticket with SHA-256 and says what differs.',
  choose: 'Choose all files of the folder (or drop them here)',
  working: 'Recomputing …',
  good: 'It holds: what was recomputed is what was published',
  bad: 'It does not hold: something differs from what was recomputed',
  ...{ holds: 'Holds', differs: 'Differs', unsaid: 'Compare', recomputed: 'Recomputed:', nothing: '(nothing)' },
  findings: {
    lines: 'All lines are of units and types that take part; lines',
    'universe-text': 'universe.txt is universe.csv, sorted',
    'universe-hash': 'Hash of the universe',
    'universe-unseen':
      'The universe is recomputed by who holds all lines; is this the hash that was published in the hall?',
    'recusal-hash': 'Hash of the recusals',
    commitment: 'The commitment follows from campaign, round and hash; compare it with the minutes',
    units: "The hash of each unit's own lines; units",
    'own-unit': 'The hash over all lines of unit',
    seed: 'Seed (dice); compare it with the minutes',
    record: 'Drawn files, orders and empty strata in draw.json are as recomputed; drawn',
    tickets: 'Tickets of the numbers that can be seen are right, each stratum ascends; seen',
    hidden: 'Known by ticket only (the case is not public)',
    'not-drawn': 'Not drawn yet: universe and commitment alone were verified',
    'no-folder': 'This is no folder of a draw: choose all of its files',
    'sums-missing': 'There is no SHA256SUMS: choose all files of the folder',
    SHA256SUMS: 'A file is not what SHA256SUMS says:',
  },
}

export const pageWords = { zh, en } as const
