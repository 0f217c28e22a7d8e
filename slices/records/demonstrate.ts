/** For a demonstration: one record that is signed, one that is being drafted, of the unit of whoever is given. Synthetic throughout. */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Audit } from '../../platform/audit/act.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { Doer } from '../../platform/http/context.ts'
import { emptyRecord } from '../../rules/drafting/empty-record.ts'
import { openItems } from '../../rules/drafting/open-items.ts'
import { layOut } from '../../rules/drafting/pages.ts'
import { questionsOf } from '../../rules/drafting/questions.ts'
import type { RecordContent } from '../../rules/drafting/record.ts'
import { officersOfUnit } from '../registers/facts.ts'
import { draftingTables, hashOfKit, unitNameOf } from './kit.ts'
import { addFile, putKit, recordOf } from './store.ts'
import { takePrint, takeSave, takeSign, type Taking } from './take-change.ts'

const SIGNED = { record: '5e1d0000-0000-4000-8000-000000000001', version: '5e1d0000-0000-4000-8000-000000000011' }
const DRAFT = { record: '5e1d0000-0000-4000-8000-000000000002', version: '5e1d0000-0000-4000-8000-000000000012' }
const at = '2017-07-06T12:05:00+08:00'
/** Stands for the photograph of a signed page: a grey point. */
const page = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFhAKAjM1mJgAAAABJRU5ErkJggg==',
  'base64',
)

type Officers = RecordContent['officers']

const answers: Record<string, string> = {
  production: '1号窑正在运行，当班投料量每小时180吨。',
  product: '熟料，当日产量2480吨。',
  permits: '出示环评批复和竣工验收文件，复印件附后。',
  treatment: '治理设施停运，生产在进行',
  'treatment-stopped': '窑尾布袋除尘器风机停止，控制柜显示停机时间为7月6日8时20分。',
  monitoring: '在线监测设备正常显示数据',
  discharge: '窑尾烟囱一处，有排放口标志牌。',
  violation: '窑尾布袋除尘器停运期间1号窑连续投料。',
  'kiln-filter': '停运，窑在生产',
  'kiln-denox': '氨水流量计显示每小时0.6立方米。',
  dust: '原料堆场全封闭，地面无积尘。',
}

function inspection(officers: Officers): RecordContent {
  const questions = questionsOf(draftingTables().template, '现场检查笔录', '水泥')
  return {
    ...emptyRecord('现场检查笔录', '水泥'),
    ...{ place: '厂区、窑尾及中控室', start: '2017-07-06T10:05', end: '2017-07-06T11:40', officers },
    ...{ recorder: officers[1]?.certificate ?? '', certificates: 'confirmed', recusal: 'confirmed' },
    party: { name: '合成水泥有限公司', code: '', representative: '某乙', address: '昌吉市（演示地址）' },
    person: {
      name: '某甲',
      idNumber: '身份证号（略）',
      post: '生产厂长',
      relation: '现场负责人',
      phone: '',
      address: '',
    },
    answers: questions.map(({ id, section, ask }) => ({ id, section, asked: ask, text: answers[id] ?? '' })),
  }
}

/** Says of what stays open why it does. */
function explained(content: RecordContent): RecordContent {
  const items = openItems(content, { template: draftingTables().template, now: content.end })
  const why = (item: string): string => (item === 'person.phone' ? '对方未提供' : '现场不涉及')
  return { ...content, reasons: items.map(({ item }) => ({ of: item, text: why(item) })) }
}

const inquiry = (officers: Officers): RecordContent => ({
  ...emptyRecord('调查询问笔录', '水泥'),
  ...{ place: '合成水泥有限公司会议室', start: '2017-07-06T14:30', officers, certificates: 'confirmed' },
  party: { name: '合成水泥有限公司', code: '', representative: '', address: '' },
  answers: [
    {
      id: 'who',
      section: 'other',
      asked: '请介绍您的姓名、职务和在本单位负责的工作。',
      text: '我叫某甲，是生产厂长，负责窑系统。',
    },
  ],
})

/** Does nothing where they are there. */
export async function demonstrateRecords(doer: Doer, campaign: string, actor: Actor): Promise<void> {
  if ((await recordOf(doer.db, { campaign, id: SIGNED.record })) !== undefined) return
  const officers = (await officersOfUnit(doer.db, { campaign, unit: actor.unit, most: 2 })).map(
    ({ certificate, name }) => ({ certificate, name }),
  )
  const { sha256, size } = await doer.files.put(page)
  const writing = (work: (taking: Taking) => Promise<unknown>) =>
    act({ ...doer, actor }, { verb: 'records.write', campaign }, (tx, audit) => work(takingOf(tx, audit)))
  const takingOf = (tx: Database, audit: Audit): Taking => ({
    ...{ ctx: { person: () => actor, now: doer.now, covers: () => true }, tx, audit, campaign, device: null },
  })
  const save = ({ record, version }: typeof SIGNED, content: RecordContent) =>
    writing((taking) => takeSave(taking, { id: version, at }, { record, parents: [], content, reason: '' }))
  const content = explained(inspection(officers))
  await save(DRAFT, inquiry(officers))
  await save(SIGNED, content)
  await writing(async (taking) => {
    const kit = { template: draftingTables().template, unitName: await unitNameOf(taking.tx, actor.unit) }
    const laid = layOut(content, kit.unitName, kit.template)
    const { record, version } = SIGNED
    await putKit(taking.tx, hashOfKit(kit), kit)
    await addFile(taking.tx, { campaign, sha256, size, unit: actor.unit, by: actor.id, at: doer.now().toISOString() })
    await takePrint(taking, { at }, { record, version, kit: hashOfKit(kit), hash: laid.hash })
    const pages = laid.pages.map(({ number }) => ({ number, sha256 }))
    const signed = { outcome: 'signed', pages, readOpinion: true, correctionsSigned: true } as const
    await takeSign(taking, { at }, { record, hash: laid.hash, ...signed, reason: '', witness: '' })
  })
}
