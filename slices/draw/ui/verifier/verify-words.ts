/** The words of the verifier page: it stands alone, without the console's catalogues. */
import type { Outcome, Step, Verdict } from './finding.ts'

type Said = Pick<Verdict, 'recomputed' | 'of' | 'isDrawn' | 'folder' | 'missing'>

export interface PageWords {
  lang: string
  /** Of the other language, as it names itself. */
  other: string
  title: string
  about: string
  choose: string
  working: string
  known: string
  knownAbout: string
  noted: { commitment: string; linesRoot: string; seed: string; numbers: string }
  again: string
  steps: Record<Step, string>
  mark: { holds: string; differs: string; unsaid: string }
  outcome: Record<Outcome, (said: Said) => string>
  /** What the outcome means, and what to do. */
  meaning: Record<Outcome, (said: Said) => string>
  missing: string
  recorded: string
  recomputed: string
  nothing: string
  more: (count: number) => string
  /** Finding's key → its sentence. */
  findings: Readonly<Record<string, string>>
}

const zh: PageWords = {
  ...{ lang: 'zh-CN', other: 'English', title: '抽取核验' },
  about:
    '本页不联网，文件不离开这台电脑。先解压下载的文件夹，再选中其中的全部文件：本页用 SHA-256 逐步重算，说明哪些重算过且一致、哪里不同、哪些凭这个文件夹核验不了。',
  choose: '选择文件夹里的全部文件（或拖到页面上）',
  working: '正在重算……',
  known: '您自己知道的（可不填）',
  knownAbout:
    '文件夹自己说的承诺和种子可能整套都是假的：只有与会场公布、掷骰时您记下的（或会议记录上的）相比才算数。填在这里，本页替您比对。',
  noted: {
    commitment: '会场公布的承诺',
    linesRoot: '会场公布的各层清单总哈希',
    seed: '会场掷出的骰子数字',
    numbers: '您知道的案号（每行一个，如已公开的决定书）：查它是否在抽取之列、排第几',
  },
  again: '核验',
  steps: {
    files: '文件',
    lines: '底册和各层清单',
    commitment: '承诺',
    seed: '种子',
    tickets: '票号和抽取顺序',
    hall: '与会场公布的比对',
  },
  mark: { holds: '一致', differs: '不同', unsaid: '核验不了' },
  outcome: {
    verified: ({ isDrawn, of }) =>
      isDrawn ? `核验通过：${of} 张票号全部重算，全部一致` : `底册和承诺核验通过：${of} 行全部重算，一致；还没有抽取`,
    partly: ({ recomputed, of, isDrawn }) =>
      isDrawn
        ? `部分核验：${of} 张票号重算了 ${recomputed} 张，都一致；其余 ${of - recomputed} 张凭这个文件夹核验不了`
        : `部分核验：${of} 行中 ${recomputed} 行与其哈希一致；其余凭这个文件夹核验不了；还没有抽取`,
    cannot: ({ of, folder, missing }) =>
      missing.length > 0
        ? '凭选中的文件核验不了：文件不全'
        : folder === 'none'
          ? '凭选中的文件核验不了：其中没有抽取的文件夹'
          : `凭这个文件夹核验不了抽取结果：${of} 张票号一张也不能重算`,
    differs: () => '不一致：有的地方与重算的结果不同',
  },
  meaning: {
    verified: () => '文件夹里的每一步都重算过。承诺和种子是不是会场公布的那两个，请看最后一步。',
    partly: ({ folder }) =>
      `${folder === 'public' ? '没有案号的案件尚未公开，只列票号。' : ''}全部行由各办案单位、见证人和审计持有：他们用完整文件夹能核验全部。您知道更多案号，可以填在上面继续核对。`,
    cannot: ({ missing, folder }) =>
      missing.length > 0 || folder === 'none'
        ? '请解压后选中文件夹里的全部文件，再核验一次。'
        : '没有案号，票号只是 64 个字符：种子或结果整套造假，凭这个文件夹也看不出来。下面“一致”的只说明承诺、件数、顺序这几项前后相符。能核验全部的是持有全部行的人（各办案单位、见证人、审计）；您知道案号，可以填在上面核对。',
    differs: () =>
      '下面标“不同”的是哪一步、哪一行、记录的值和重算的值。请重新下载再核验一次；仍不一致，请把本页的结果交给公布单位和纪检部门。',
  },
  ...{ missing: '缺少的文件：', recorded: '记录的值', recomputed: '重算的值', nothing: '（无）' },
  more: (count) => `另有 ${count} 处同类不同，没有逐一列出`,
  findings: {
    sums: '文件与 SHA256SUMS 所列的相同，文件数（只说明下载完整，不说明内容是真的）',
    unlisted: 'SHA256SUMS 没有列出的文件',
    'no-folder': '没有找到 draw-public.json、universe.csv 或 candidates.txt',
    'record-unreadable': '记录不成格式，读不出来的地方',
    lines: '清单的行都属于参加抽取的单位和类型，行数',
    'universe-text': 'universe.txt 就是 universe.csv 排序后的底册',
    'universe-hash': '由全部行重算的底册哈希',
    'universe-unseen': '底册哈希：要有全部行才能重算（各办案单位、见证人、审计持有）',
    'empty-unseen': '“无此类案卷”的层：是否真的一件也没有，要有全部行才能核验，层数',
    'lines-root': '各层件数和清单哈希合成的总哈希',
    'candidates-hash': '候选名单哈希',
    'recusal-hash': '回避名单哈希',
    'strata-hash': '分层和名额哈希',
    units: '每个单位自己清单的哈希，单位数',
    commitment: '承诺由活动、轮次和底册哈希算出',
    seed: '种子只含数字，至少 20 位',
    record: 'draw.json 的抽中、递补顺序和空层都与重算相同，抽中',
    tickets: '由案号重算的票号',
    'whole-strata': '案号全部看得到的层：抽中的确是票号最小的，层数',
    hidden: '只列票号、没有案号（案件未公开），核验不了的票号',
    'number-found': '您填的案号：票号相符，位置是',
    'number-absent': '您填的案号不在票号之列：类型不参加抽取，或被漏列；请向公布单位问明',
    'not-drawn': '还没有抽取：没有票号可核验。请保存这个文件夹，抽取后与新下载的比对',
    'hall-commitment': '承诺：与会场公布的是否相同',
    'hall-linesRoot': '各层清单总哈希：与会场公布的是否相同',
    'hall-seed': '种子：与会场掷出的骰子数字是否相同',
    'differs-lines': '底册或各层清单不同：',
    'differs-commitment': '承诺不同：',
    'differs-seed': '种子不同：',
    'differs-tickets': '票号、顺序或件数不同：',
  },
}

const en: PageWords = {
  ...{ lang: 'en', other: '中文', title: 'Verify a draw' },
  about:
    'This page uses no network; no file leaves this machine. Unpack the downloaded folder and choose all of its files: the page recomputes step by step with SHA-256 and says what was recomputed and is equal, what differs, and what cannot be verified from this folder.',
  choose: 'Choose all files of the folder (or drop them here)',
  working: 'Recomputing …',
  known: 'What you know yourself (may stay empty)',
  knownAbout:
    'Commitment and seed could be forged together with everything else in a folder: what counts is what was published and thrown in the hall, as you or the minutes noted it. Enter it here and the page compares.',
  noted: {
    commitment: 'The commitment published in the hall',
    linesRoot: 'The hash over all strata published in the hall',
    seed: 'The dice digits thrown in the hall',
    numbers:
      'Case numbers you know (one a line, such as of published decisions): whether they took part, and at which place',
  },
  again: 'Verify',
  steps: {
    files: 'Files',
    lines: 'Universe and lines of the strata',
    commitment: 'Commitment',
    seed: 'Seed',
    tickets: 'Tickets and order',
    hall: 'Compared with the hall',
  },
  mark: { holds: 'Equal', differs: 'Differs', unsaid: 'Cannot be verified' },
  outcome: {
    verified: ({ isDrawn, of }) =>
      isDrawn
        ? `Verified: all ${of} tickets were recomputed and are equal`
        : `Universe and commitment verified: all ${of} lines were recomputed and are equal; nothing is drawn yet`,
    partly: ({ recomputed, of, isDrawn }) =>
      isDrawn
        ? `Verified in part: ${recomputed} of ${of} tickets were recomputed and are equal; the other ${of - recomputed} cannot be verified from this folder`
        : `Verified in part: ${recomputed} of ${of} lines are as their hash says; the others cannot be verified from this folder; nothing is drawn yet`,
    cannot: ({ of, folder, missing }) =>
      missing.length > 0
        ? 'Cannot be verified: files are missing'
        : folder === 'none'
          ? 'Cannot be verified: these are no files of a draw'
          : `The result CANNOT BE VERIFIED from this folder: none of its ${of} tickets can be recomputed`,
    differs: () => 'It does not hold: something differs from what was recomputed',
  },
  meaning: {
    verified: () =>
      'Every step in the folder was recomputed. Whether commitment and seed are those of the hall, the last step says.',
    partly: ({ folder }) =>
      `${folder === 'public' ? 'A case without a number is not public yet and stands there as its ticket. ' : ''}All lines are held by the units, the witnesses and the auditors: with the whole folder they can verify everything. If you know more case numbers, enter them above and go on.`,
    cannot: ({ missing, folder }) =>
      missing.length > 0 || folder === 'none'
        ? 'Unpack the folder, choose all of its files and verify again.'
        : 'Without its case number a ticket is just 64 characters: a seed or a result forged as a whole cannot be told from this folder. What is marked as equal below says only that commitment, counts and order agree with each other. Who holds all lines (units, witnesses, auditors) can verify everything; if you know case numbers, enter them above.',
    differs: () =>
      'What is marked as differing names the step, the line, what is recorded and what was recomputed. Download the folder again and verify once more; if it still differs, give this result to the publisher and to the discipline office.',
  },
  ...{ missing: 'Missing files: ', recorded: 'Recorded', recomputed: 'Recomputed', nothing: '(nothing)' },
  more: (count) => `${count} more of this kind are not listed`,
  findings: {
    sums: 'The files are as SHA256SUMS lists them (this shows a whole download, not that its content is true); files',
    unlisted: 'Not listed in SHA256SUMS',
    'no-folder': 'There is no draw-public.json, universe.csv or candidates.txt',
    'record-unreadable': 'The record is not in its format, at',
    lines: 'All lines are of units and types that take part; lines',
    'universe-text': 'universe.txt is universe.csv, sorted',
    'universe-hash': 'Hash of the universe, recomputed from all lines',
    'universe-unseen': 'Hash of the universe: takes all lines, which units, witnesses and auditors hold',
    'empty-unseen': 'Strata without a file: that there is truly none takes all lines to verify; strata',
    'lines-root': 'Hash over the sizes and line hashes of all strata',
    'candidates-hash': 'Hash of the candidates',
    'recusal-hash': 'Hash of the recusals',
    'strata-hash': 'Hash of strata and places',
    units: "The hash of each unit's own lines; units",
    commitment: 'The commitment follows from campaign, round and hash of the universe',
    seed: 'The seed has digits only, at least 20',
    record: 'Drawn files, orders and empty strata in draw.json are as recomputed; drawn',
    tickets: 'Tickets recomputed from case numbers',
    'whole-strata': 'Strata all of whose numbers are seen: the drawn file has the lowest ticket; strata',
    hidden: 'Tickets without a number (the case is not public), which cannot be verified',
    'number-found': 'A number you entered: its ticket stands at',
    'number-absent':
      'A number you entered is not among the tickets: its type is not drawn, or it was left out; ask the publisher',
    'not-drawn': 'Nothing is drawn yet, there is no ticket to verify. Keep this folder and compare it after the draw',
    'hall-commitment': 'Commitment: is it the one published in the hall?',
    'hall-linesRoot': 'Hash over all strata: is it the one published in the hall?',
    'hall-seed': 'Seed: are these the digits thrown in the hall?',
    'differs-lines': 'Universe or lines of the strata differ:',
    'differs-commitment': 'The commitment differs:',
    'differs-seed': 'The seed differs:',
    'differs-tickets': 'Ticket, order or count differ:',
  },
}

export const pageWords = { zh, en } as const
