/** What the demonstration shows of coordination: kept as given, so that lists, receipts and reminders have something to show. */
import { createHash } from 'node:crypto'
import { act, canonicalJson } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { addDays, dayInShanghai } from '../../rules/calendar/days.ts'
import { placesOf } from '../organisation/facts.ts'
import { announcementText } from './contract.ts'
import { meetingText, type SignedText } from './contract-problems.ts'
import { addressed } from './model.ts'
import { addReceipts, addVersion, countAnnouncements } from './store-announcements.ts'
import { addMeeting, addProblem, addStep, moveProblem } from './store-problems.ts'
import { addAnswer, addQuestion, setState, takeQuestion } from './store-questions.ts'

/** Ids of the demonstration's people; each one's post has the same id. */
export interface DemoPeople {
  clerk: string
  liaison: string
  officer: string
  supervisor: string
}

/** The clauses that the shown things rest on, by what they are about: those of the campaign that is shown. */
export interface DemoClauses {
  briefings: string
  eligible: string
  records: string
  review: string
  keyEnterprises: string
  certificates: string
  exercise: string
  disclosure: string
  exam: string
}

interface Making {
  tx: Database
  campaign: string
  people: DemoPeople
  clauses: DemoClauses
  now: number
  /** Below the root. */
  places: Awaited<ReturnType<typeof placesOf>>
}

const DAY_MS = 86_400_000
const ago = ({ now }: Making, days: number): string => new Date(now - days * DAY_MS).toISOString()
const dayOf = ({ now }: Making, days: number): string => addDays(dayInShanghai(now), days)

/** Answers how many things were made; none where there are announcements. */
export async function keepCoordination(
  doer: Doer,
  campaign: string,
  { people, clauses }: { people: DemoPeople; clauses: DemoClauses },
): Promise<number> {
  const ask = { campaign, territory: null, unit: '', today: '2017-01-01', find: '' }
  if ((await countAnnouncements(doer.db, ask)) > 0) return 0
  const places = (await placesOf(doer.db, campaign)).filter(({ parent }) => parent !== '')
  const deed = { verb: 'coordination.keep-demonstration', campaign, object: `campaign:${campaign}` }
  return act(doer, deed, async (tx, audit) => {
    const making = { tx, campaign, people, clauses, places, now: doer.now().getTime() }
    const made =
      (await announcements(making)) + (await questions(making)) + (await problems(making)) + (await meeting(making))
    audit({ count: made })
    return made
  })
}

const given = (about: DemoClauses) => [
  {
    ...{ id: 'demo-announcement-1', days: 12, due: -5, levels: ['city'], confirms: 9, reads: 3 },
    clauses: [about.briefings],
    title: '关于按时报送大练兵活动简报的通知',
    body: '各地州市环保局：\n请于每月 10 日、25 日前报送活动简报，内容包括进展、做法、典型案例和问题。\n逾期未报的，在调度会上说明原因。',
  },
  {
    ...{ id: 'demo-announcement-2', days: 2, due: 6, levels: [], confirms: 31, reads: 22 },
    clauses: [about.eligible, about.records],
    title: '关于推荐案卷材料完整性的提醒',
    body: '各单位推荐案卷前，请用系统逐份检查，补齐缺少的文书和公开网页的存档。材料不完整的，评审时不能补交。',
  },
  {
    ...{ id: 'demo-announcement-3', days: 1, due: 9, levels: ['city'], confirms: 1, reads: 4 },
    clauses: [about.review],
    title: '关于专家评审时间安排的通知',
    body: '专家初审安排在活动实施阶段结束以后，具体场次另行通知。请各单位保持联络员电话畅通。',
  },
]

async function announcements(making: Making): Promise<number> {
  const { tx, campaign, people, places } = making
  const all = given(making.clauses)
  for (const { id, days, due, levels, clauses, confirms, reads, title, body } of all) {
    const text = announcementText.parse({ title, body, clauses, due: dayOf(making, due) })
    const registers = new Set(places.map(({ level }) => level))
    const cities = [...registers].filter((level) => places.some((one) => one.level === level && isCity(one, places)))
    const audience = {
      ...text.audience,
      ...(levels.length === 0 ? {} : { kind: 'levels' as const, levels: cities }),
      experts: id === 'demo-announcement-3',
    }
    const units = addressed(audience, places)
    const said = { version: 1, title, body, clauses: [...clauses], files: [], due: text.due, changed: null }
    const hash = createHash('sha256').update(canonicalJson(said)).digest('hex')
    const made = {
      ...said,
      rev: 1,
      group: null,
      audience,
      hash,
      publishedBy: people.clerk,
      publishedAt: ago(making, days),
    }
    await addVersion(tx, { campaign, id, unit: '650000' }, { made, units })
    const others = units.filter((unit) => !unit.startsWith('6523'))
    for (const [place, unit] of others.slice(0, confirms + reads).entries()) {
      // Each unit's own: made up, as all people of the demonstration are.
      const by = `演示联络员${unit}`
      const receipt = { campaign, id, version: 1, by, post: by, at: ago(making, days - 0.5 - (place % 7) / 40) }
      await addReceipts(tx, { ...receipt, units: [unit], confirms: place < confirms })
    }
  }
  return all.length
}

/** Units that have others below them. */
const isCity = ({ code }: { code: string }, places: Making['places']): boolean =>
  places.some(({ parent }) => parent === code)

async function questions(making: Making): Promise<number> {
  const { tx, campaign, people, clauses } = making
  const asked = [
    ['demo-question-1', clauses.keyEnterprises, '停产企业算不算重点监控企业数？', '652300', people.liaison, 9],
    ['demo-question-2', clauses.certificates, '证件到期的人员，能不能参加考试？', '652301', people.officer, 6],
    ['demo-question-3', clauses.briefings, '没有新进展的半个月，简报还要不要报？', '652300', people.liaison, 1],
  ] as const
  for (const [id, clause, body, unit, by, days] of asked)
    await addQuestion(tx, campaign, { id, clause, body, unit, by, namesUnit: false, at: ago(making, days) })
  const answer = (
    [id, place]: readonly [string, number],
    body: string,
    more: { why: string | null; published: boolean },
  ) =>
    addAnswer(
      tx,
      { campaign, id },
      {
        ...{ place, body, reuses: null, by: people.clerk, at: ago(making, 5 - place), ...more },
      },
    )
  await answer(['demo-question-1', 1], '按年初公布的名录计算。', { why: null, published: true })
  await answer(['demo-question-1', 2], '按 2017 年名录计算，没有公布的用 2016 年名录；停产不扣除。', {
    ...{ why: '原答复没有写明年份', published: true },
  })
  const publicBody = '停产企业算不算重点监控企业数？'
  await setState(tx, { campaign, id: 'demo-question-1' }, { state: 'published', publicBody })
  await answer(['demo-question-2', 1], '考试当天证件有效即可；到期的请先换证并更正登记表。', {
    why: null,
    published: false,
  })
  await setState(tx, { campaign, id: 'demo-question-2' }, { state: 'answered' })
  await takeQuestion(tx, { campaign, id: 'demo-question-3' }, { by: people.clerk, at: ago(making, 0.5) })
  return asked.length
}

async function problems(making: Making): Promise<number> {
  const { tx, campaign, people, clauses } = making
  const raised = [
    [
      'demo-problem-1',
      '两个县没有执法记录仪，实战练兵取证困难',
      clauses.exercise,
      'unit',
      people.clerk,
      5,
      people.liaison,
    ],
    [
      'demo-problem-2',
      '部分案卷的处罚决定没有按期公开',
      clauses.disclosure,
      'visit',
      people.liaison,
      -3,
      people.supervisor,
    ],
  ] as const
  for (const [id, title, clause, origin, owner, due, by] of raised) {
    const about = { id, title, clause, origin, owner, by, body: title, meeting: null, at: ago(making, 8) }
    await addProblem(tx, campaign, { ...about, unit: origin === 'unit' ? '652300' : '650000', due: dayOf(making, due) })
  }
  const step = { by: people.clerk, at: ago(making, 3), kind: 'step' as const }
  await addStep(tx, { campaign, id: 'demo-problem-1' }, { ...step, body: '已联系总队装备部门，先行调剂 4 台。' })
  return raised.length
}

/** The minutes of one meeting, with an action that is done and one that is late. */
async function meeting(making: Making): Promise<number> {
  const { tx, campaign, people, clauses, places } = making
  const nameOf = (code: string): string => places.find((one) => one.code === code)?.name ?? code
  const id = 'demo-meeting-1'
  const actions = [
    { what: '补报上月两期简报', owner: people.liaison, due: dayOf(making, -2), clause: clauses.briefings },
    { what: '公布考试安排和参考范围', owner: people.clerk, due: dayOf(making, 7), clause: clauses.exam },
  ]
  const text = meetingText.parse({
    ...{ title: '大练兵活动第一次调度会', day: dayOf(making, -9), place: '自治区环境监察总队会议室', chair: '办公室' },
    attendance: ['650100', '650200', '652300'].map((unit) => ({
      unit,
      present: unit !== '650200',
      reason: '参加督察',
    })),
    agenda: ['通报活动进展', '研究简报报送和案卷公开中的问题'],
    minutes: '各地通报了动员部署和案件办理情况。\n会议研究了简报迟报和处罚决定公开不及时的问题。',
    ...{ decisions: ['简报改由联络员在系统中报送', '每月通报一次案卷公开情况'], actions },
  })
  const owners = { [people.liaison]: '昌吉州 联络员', [people.clerk]: '自治区办公室' }
  const content: SignedText = {
    ...{ ...text, open: [] },
    attendance: text.attendance.map((one) => ({ ...one, name: nameOf(one.unit) })),
    actions: actions.map(({ what, owner, due, clause }, at) => ({
      ...{ what, due, clause, ownerTitle: owners[owner] ?? owner, problem: `${id}-a${at + 1}` },
    })),
  }
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex')
  const stamp = { by: people.clerk, at: ago(making, 8) }
  const day = dayOf(making, -9)
  await addMeeting(tx, campaign, { id, number: 1, rev: 1, content, hash, ...stamp, day, title: text.title })
  for (const [at, { what, owner, due, clause }] of actions.entries()) {
    const about = { id: `${id}-a${at + 1}`, title: what, clause, owner, due, body: what, unit: '650000' }
    await addProblem(tx, campaign, { ...about, origin: 'meeting', meeting: id, ...stamp })
  }
  const second = { campaign, id: `${id}-a2` }
  await addStep(tx, second, { kind: 'close', body: '已在答疑中公布考试安排。', by: people.clerk, at: ago(making, 1) })
  await moveProblem(tx, second, { state: 'closed', owner: people.clerk, due: dayOf(making, 7) })
  return 1
}
