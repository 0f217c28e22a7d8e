/** The minutes of a drawn round: the same words on the screen, on paper and in the .docx, with one hash that the posts sign. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import type { Purpose } from './contract.ts'
import type { MinutesView } from './contract-minutes.ts'
import { mustStand } from './ground.ts'
import { splitOrder } from './model.ts'
import { drawingOf, type Drawing } from './record.ts'
import { signatureViews } from './signatures.ts'
import type { RoundAt } from './store.ts'

/** The minutes are an official paper of the office: Chinese whatever the reader's language. */
const matters: Record<Purpose, string> = {
  'case-files': '随机抽取案卷',
  experts: '随机抽取专家',
  enterprises: '随机抽取企业',
}

const inShanghai = (at: string | null): string =>
  at === null
    ? ''
    : `${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}（北京时间）`

/** @throws draw.wrong-state where nothing is drawn */
export async function minutesOf(ctx: Pick<Context, 'db'>, at: RoundAt): Promise<MinutesView> {
  const row = await mustStand(ctx.db, at, ['drawn', 'void'])
  const { definition } = await campaignOf(ctx.db, at.campaign)
  const units = await knownUnits(ctx.db)
  const drawing = await drawingOf(ctx.db, row)
  const words = {
    title: `${definition.title}\u3000${matters[row.purpose]}（第 ${row.round} 轮）会议记录`,
    facts: factsOf(drawing),
    ...listsOf(drawing, (code) => units.get(code)?.name ?? code),
    posts: row.present ?? [],
  }
  const signatures = await signatureViews(ctx.db, at)
  return { ...words, signatures, hash: createHash('sha256').update(canonicalJson(words)).digest('hex') }
}

export const minutesHash = async (ctx: Pick<Context, 'db'>, at: RoundAt): Promise<string> =>
  (await minutesOf(ctx, at)).hash

const onlyIf = (holds: boolean, name: string, value: string): [string, string][] => (holds ? [[name, value]] : [])

function factsOf({ row, strata }: Drawing): [string, string][] {
  const empty = strata.filter(({ size }) => size === 0).length
  return [
    ['事项', matters[row.purpose] + (row.supplements === null ? '' : `（补充第 ${row.supplements} 轮）`)],
    ['缘由', row.reason],
    ['日期', row.day],
    ['地点', row.place],
    ['到场见证岗位', (row.present ?? []).join('、')],
    ...onlyIf(row.purpose === 'case-files', '登记表版本', `第 ${row.data_version ?? 0} 版`),
    ['底册行数', String(row.lines ?? 0)],
    ['底册哈希（SHA-256）', row.universe_hash ?? ''],
    ...onlyIf(row.recusal_hash !== null, '回避名单哈希', row.recusal_hash ?? ''),
    ...onlyIf(row.lines_root !== null, '各层清单总哈希（SHA-256）', row.lines_root ?? ''),
    ['承诺（SHA-256）', row.commitment ?? ''],
    ['承诺公布时间', inShanghai(row.committed_at)],
    ['当众掷骰所得种子', row.seed ?? ''],
    ['种子录入', `${inShanghai(row.seeded_at)}，${enteredBy(row)}，一致`],
    ['抽取完成', inShanghai(row.drawn_at)],
    ['结果', `${strata.length} 层，抽中 ${strata.length - empty} 层，无案卷可抽 ${empty} 层`],
  ]
}

/** Older rounds know only that two posts did. */
const enteredBy = ({ entered_posts: posts }: Drawing['row']): string =>
  posts === null ? '由两个岗位各自录入' : `由${posts.map((post) => `“${post}”`).join('和')}两人各自登录录入`

function listsOf({ strata, row }: Drawing, nameOf: (code: string) => string): Pick<MinutesView, 'drawn' | 'empty'> {
  const unitOf = (code: string): string => (code === '' ? '' : `${nameOf(code)} ${code}`)
  const drawn = strata.flatMap(({ unit, type, places, ordered }) => {
    const order = splitOrder(ordered ?? '')
    const taken = order.slice(0, row.purpose === 'case-files' ? 1 : places)
    return taken.length === 0
      ? []
      : [{ unit: unitOf(unit), type, taken: taken.join('、'), left: order.length - taken.length }]
  })
  const empty = strata.filter(({ size }) => size === 0).map(({ unit, type }) => ({ unit: unitOf(unit), type }))
  return { drawn, empty }
}
