/** What `lianbing draw` and `verify-draw` say to people; the record itself is the same in every language. Each refusal says what to do. */
import type { Language } from './score-words.ts'

interface Drawn {
  campaign: string
  round: number
  /** Files that could be drawn, and files drawn. */
  files: number
  drawn: number
}

const chinese = {
  files: (wanted: number, got: number) =>
    wanted === 1
      ? `应给出 1 个文件，得到 ${got} 个；请只给出案件登记表`
      : `应给出 ${wanted} 个文件，得到 ${got} 个；请依次给出抽取记录和案件登记表`,
  noUnits: '请用 --units 给出单位表',
  noLanguage: (value: string) => `没有语言“${value}”；可用 zh-CN 或 en`,
  noRound: '请用 --round 给出轮次，如 --round 1',
  badRound: (value: string) => `轮次“${value}”不是正整数；请写 1、2、3……`,
  noSeed: (fewest: number) => `请用 --seed 给出掷骰数字，至少 ${fewest} 位`,
  strangeSeed: (found: string) => `种子里有“${found}”；只能是数字 0–9（空格和连字符不计），请按掷骰记录重新填写`,
  shortSeed: (count: string, fewest: number) => `种子只有 ${count} 位数字，至少要 ${fewest} 位；请继续掷骰`,
  noDraw: (name: string) => `活动“${name}”没有规定抽取案卷，没有可抽的类型；请换一个活动，或在方案里规定抽取`,
  separator: '含有制表符或换行，无法写入公开的抽取底册；请删去',
  row: (row: number) => `第 ${row} 行`,
  notDrawn: (errors: number) => `共 ${errors} 处错误，未抽取`,
  notVerified: (errors: number) => `共 ${errors} 处错误，未核对`,
  summary: ({ campaign, round, files, drawn }: Drawn) =>
    `${campaign} 第 ${round} 轮抽取：可抽案卷 ${files} 件，抽中 ${drawn} 件`,
  universe: '底册哈希 ',
  commitment: '承诺     ',
  seed: '种子     ',
  drawn: '抽中（单位 类型 案号，递补顺序）：',
  line: (file: string, others: string) => `${file}（${others}）`,
  noReplacement: '无递补',
  replacements: (names: readonly string[], all: number) =>
    `递补 ${names.join('、')}${all > names.length ? ` 等 ${all} 件` : ''}`,
  everyStratum: '每个单位的每种类型都有案卷。',
  empty: '没有案卷可抽：',
  unreadRecord: '抽取记录读不出来；请核对路径',
  noRecord: '不是抽取记录：应是一个 JSON 对象；请使用 lianbing draw --json 输出的文件',
  noJson: '不是 JSON；请使用 lianbing draw --json 输出的文件',
  holds: (round: number | undefined, drawn: number) =>
    `一致：第 ${round} 轮抽取的底册哈希、承诺和 ${drawn} 件抽中案卷都与重算结果相同。`,
  differs: (count: number) => `不一致：${count} 处。`,
  recorded: (value: string) => `记录：${value || '（无）'}`,
  recomputed: (value: string) => `重算：${value || '（无）'}`,
  public: {
    verified: (_: number, of: number) => `一致：公开记录里的 ${of} 张票号全部由登记表重算，与记录相同。`,
    partly: (recomputed: number, of: number) =>
      `核验不了全部：公开记录的 ${of} 张票号，由给出的登记表重算了 ${recomputed} 张，都一致；其余 ${of - recomputed} 张没有案号可算。请向持有全部行的单位、见证人要完整登记表。`,
    cannot: (_: number, of: number) =>
      `核验不了：公开记录的 ${of} 张票号，由给出的登记表一张也不能重算。承诺、件数和顺序前后相符，但不证明抽取结果；请用完整登记表，或文件夹里的 verifier.html。`,
  },
  askWhoKeeps: '请核对记录、登记表和单位表是否就是当众公布的那些；仍不一致，请向公布单位提出。',
}

const english: typeof chinese = {
  files: (wanted, got) =>
    wanted === 1
      ? `1 file is wanted, ${got} given; name the register of cases only`
      : `${wanted} files are wanted, ${got} given; name the record of the draw, then the register of cases`,
  noUnits: 'name the register of units with --units',
  noLanguage: (value) => `no language "${value}"; use zh-CN or en`,
  noRound: 'give the round with --round, such as --round 1',
  badRound: (value) => `the round "${value}" is not a positive whole number; write 1, 2, 3 …`,
  noSeed: (fewest) => `give the digits thrown with --seed, at least ${fewest}`,
  strangeSeed: (found) =>
    `there is "${found}" in the seed; only digits 0–9 count (spaces and hyphens are removed): enter it again from the minutes`,
  shortSeed: (count, fewest) => `the seed has only ${count} digits, at least ${fewest} are needed; go on throwing`,
  noDraw: (name) => `the campaign "${name}" has no draw of case files; choose another, or define one`,
  separator: 'holds a tab or a line break and cannot stand in the published universe; remove it',
  row: (row) => `row ${row}`,
  notDrawn: (errors) => `${errors} errors, nothing drawn`,
  notVerified: (errors) => `${errors} errors, nothing verified`,
  summary: ({ campaign, round, files, drawn }) =>
    `${campaign}, round ${round}: ${files} files can be drawn, ${drawn} drawn`,
  universe: 'universe hash ',
  commitment: 'commitment    ',
  seed: 'seed          ',
  drawn: 'Drawn (unit, type, case number, order of replacement):',
  line: (file, others) => `${file} (${others})`,
  noReplacement: 'no replacement',
  replacements: (names, all) =>
    `replaced by ${names.join(', ')}${all > names.length ? ` and ${all - names.length} more` : ''}`,
  everyStratum: 'Every unit has a file of each type.',
  empty: 'No file to draw from:',
  unreadRecord: 'the record of the draw cannot be read; check the path',
  noRecord: 'no record of a draw: it should be one JSON object; use what lianbing draw --json printed',
  noJson: 'not JSON; use what lianbing draw --json printed',
  holds: (round, drawn) =>
    `It holds: universe hash, commitment and ${drawn} drawn files of round ${round} are what the computation gives.`,
  differs: (count) => `It does not hold: ${count} differences.`,
  recorded: (value) => `recorded:   ${value || '(nothing)'}`,
  recomputed: (value) => `recomputed: ${value || '(nothing)'}`,
  public: {
    verified: (_, of) =>
      `It holds: all ${of} tickets of the public record were recomputed from the register and are equal.`,
    partly: (recomputed, of) =>
      `Cannot be verified whole: of the ${of} tickets in the public record ${recomputed} were recomputed from this register and are equal; the other ${of - recomputed} have no case number here. Ask a unit or a witness for the whole register.`,
    cannot: (_, of) =>
      `Cannot be verified: none of the ${of} tickets in the public record can be recomputed from this register. Commitment, counts and order agree with each other, which does not prove the result; use the whole register, or verifier.html of the folder.`,
  },
  askWhoKeeps:
    'Check that record, register and units are those that were published; if it still does not hold, ask whoever published them.',
}

export type DrawWords = typeof chinese
export const drawWords: Record<Language, DrawWords> = { 'zh-CN': chinese, en: english }
