/**
 * What a record says before it is printed to be signed, as data: what nobody may leave out (`blocks`), and what may stay open where
 * the record itself says why (`reason`), as when somebody refuses to give a telephone number. n2.2a 程序合法、内容完整, a1.1a.
 * The legal basis is the checker's (campaigns/legal-limits.yaml) where one of its rules asks for the same, else it stands here.
 */
import type { RuleId } from '../case-check/catalogue.ts'
import { limitOn, recalled, shownBasis, type LegalLimits } from '../case-check/limits.ts'
import type { RecordKind } from './words.ts'

export interface Words {
  zh: string
  en: string
}

/** In ascending order of `from` (first day in force); the first has none. */
export type Ground = readonly (Words & { from?: string })[]

const mustBeWritten: Ground = [
  {
    zh: '《行政处罚法》（1996）第三十七条：询问或者检查应当制作笔录',
    en: 'Administrative Penalty Law (1996) art. 37: a record is made of each inspection and inquiry',
  },
  {
    from: '2021-07-15',
    zh: '《行政处罚法》（2021）第五十五条：询问或者检查应当制作笔录',
    en: 'Administrative Penalty Law (2021) art. 55: a record is made of each inspection and inquiry',
  },
]
const guide: Ground = [
  {
    zh: `《环境行政处罚证据指南》：笔录的格式项目应当填写，不能填写的注明原因${recalled}`,
    en: 'Guide to Evidence in Environmental Administrative Penalties: the items of the form are filled in, or the record says why not (article recalled, to be verified)',
  },
]

export interface Demand {
  /** Name of the text (rules/drafting/texts.ts), or what is looked at: 'facts', 'recorder'. */
  item: string
  kinds: readonly RecordKind[]
  force: 'blocks' | 'reason'
  /** The step where it is mended. */
  step: string
  title: Words
  ground: RuleId | Ground
  clause: 'n2.2a' | 'a1.1a'
}

const both: readonly RecordKind[] = ['现场检查笔录', '调查询问笔录']
const inspection: readonly RecordKind[] = ['现场检查笔录']
const inquiry: readonly RecordKind[] = ['调查询问笔录']

type Rest = Pick<Demand, 'ground' | 'clause'> & { step?: string; kinds?: readonly RecordKind[] }

const demand =
  (force: Demand['force']) =>
  (item: string, title: Words, { step = item, kinds = both, ...rest }: Rest): Demand => ({
    ...{ item, force, title, step, kinds },
    ...rest,
  })
const blocks = demand('blocks')
const reason = demand('reason')

export const demands: readonly Demand[] = [
  blocks(
    'party.name',
    { zh: '当事人名称', en: 'Name of the party' },
    { step: 'party', ground: 'same-party', clause: 'n2.2a' },
  ),
  blocks('place', { zh: '地点', en: 'Place' }, { ground: mustBeWritten, clause: 'n2.2a' }),
  blocks('start', { zh: '开始时间', en: 'When it began' }, { ground: 'start-end', clause: 'a1.1a' }),
  blocks('end', { zh: '结束时间', en: 'When it ended' }, { ground: 'start-end', clause: 'a1.1a' }),
  blocks(
    'officers',
    { zh: '两名以上执法人员及执法证号', en: 'Two officers or more, with certificate numbers' },
    { ground: 'two-officers', clause: 'a1.1a' },
  ),
  blocks(
    'recorder',
    { zh: '记录人（须为执法人员之一）', en: 'Recorder (one of the officers)' },
    { step: 'officers', ground: mustBeWritten, clause: 'n2.2a' },
  ),
  blocks(
    'certificates',
    { zh: '出示执法证件', en: 'Certificates shown' },
    { ground: 'certificates-shown', clause: 'a1.1a' },
  ),
  blocks(
    'recusal',
    { zh: '告知权利和申请回避', en: 'Rights and recusal told' },
    { ground: 'recusal-told', clause: 'a1.1a' },
  ),
  blocks(
    'person.name',
    { zh: '被询问人姓名', en: 'Name of the interviewee' },
    { step: 'person', kinds: inquiry, ground: 'one-interviewee', clause: 'a1.1a' },
  ),
  blocks(
    'facts',
    { zh: '查明的事实（至少一项）', en: 'The facts (at least one)' },
    { ground: mustBeWritten, clause: 'n2.2a' },
  ),
  reason(
    'certificates.confirmed',
    { zh: '出示证件经对方确认', en: 'Certificates confirmed by the party' },
    { step: 'certificates', ground: 'certificates-shown', clause: 'a1.1a' },
  ),
  reason(
    'recusal.confirmed',
    { zh: '权利告知经对方确认', en: 'Rights confirmed by the party' },
    { step: 'recusal', ground: 'recusal-told', clause: 'a1.1a' },
  ),
  reason(
    'person.name',
    { zh: '现场负责人姓名', en: 'Name of who answers on the spot' },
    { step: 'person', kinds: inspection, ground: guide, clause: 'n2.2a' },
  ),
  reason(
    'person.idNumber',
    { zh: '身份证号', en: 'Id number' },
    { step: 'person', kinds: inquiry, ground: 'one-interviewee', clause: 'a1.1a' },
  ),
  reason('person.post', { zh: '职务', en: 'Post' }, { step: 'person', ground: guide, clause: 'n2.2a' }),
  reason(
    'person.relation',
    { zh: '与本案关系', en: 'Relation to the case' },
    { step: 'person', kinds: inquiry, ground: 'one-interviewee', clause: 'a1.1a' },
  ),
  reason('person.phone', { zh: '电话', en: 'Telephone' }, { step: 'person', ground: guide, clause: 'n2.2a' }),
]

/** A question that stands in the record, or in its bank, without an answer; its title is the question itself. */
export const unanswered = (kind: RecordKind): Pick<Demand, 'force' | 'ground' | 'clause'> => ({
  ...{ force: 'reason', ground: kind === '现场检查笔录' ? 'content-complete' : guide, clause: 'n2.2a' },
})

/** The basis in force on a day, in both languages. */
export function groundOn({ ground }: Pick<Demand, 'ground'>, day: string, limits: LegalLimits): Words {
  if (typeof ground !== 'string') {
    const { zh, en } = ground.findLast(({ from }) => from === undefined || from <= day) ?? { zh: '', en: '' }
    return { zh, en }
  }
  const limit = limitOn(limits, ground, day)
  const note = limit.confidence === 'high' ? '' : ' (article recalled, to be verified)'
  return { zh: shownBasis(limit), en: `${limit.en}${note}` }
}
