/** The parts of signed minutes: the same words on the page, on paper and in the .docx. Chinese: an official paper. Pure. */
import type { MeetingView } from './contract-problems.ts'

export interface MinutesPart {
  head: string
  lines?: readonly string[]
  /** The first row is the head. */
  rows?: readonly (readonly string[])[]
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
const kinds = { progress: '调度会', promotion: '推进会' } as const

export function minutesParts(signed: NonNullable<MeetingView['signed']>): MinutesPart[] {
  const { agenda, minutes, decisions, actions, open } = signed
  const parts: (MinutesPart | undefined)[] = [
    situation(signed),
    open.length === 0
      ? undefined
      : {
          head: '上次会议以来尚未办结的事项',
          rows: [
            ['事项', '责任岗位', '期限'],
            ...open.map(({ title, owner, due, overdue }) => [...[title, owner, overdue ? `${due}（逾期）` : due]]),
          ],
        },
    agenda.length === 0 ? undefined : { head: '议程', lines: agenda.map((one, at) => `${at + 1}. ${one}`) },
    { head: '会议内容', lines: minutes.split('\n').filter((one) => one.trim() !== '') },
    decisions.length === 0 ? undefined : { head: '决定', lines: decisions.map((one, at) => `${at + 1}. ${one}`) },
    actions.length === 0
      ? undefined
      : {
          head: '待办事项',
          rows: [
            ['事项', '责任岗位', '期限', '条款'],
            ...actions.map(({ what, ownerTitle, due, clause }) => [...[what, ownerTitle, due ?? '', clause ?? '']]),
          ],
        },
    {
      head: '签发',
      lines: [`签发：${signed.signedBy}，${signed.signedAt.slice(0, 10)}。校验值（SHA-256）：${signed.hash}`],
    },
  ]
  return parts
    .filter((part) => part !== undefined)
    .map((part, at) => ({ ...part, head: `${numerals[at] ?? ''}、${part.head}` }))
}

function situation(signed: NonNullable<MeetingView['signed']>): MinutesPart {
  const { attendance } = signed
  const present = attendance.filter((one) => one.present).map(({ name }) => name)
  const absent = attendance.filter((one) => !one.present)
  return {
    head: '会议情况',
    lines: [
      `${kinds[signed.kind]}第 ${signed.number} 次。时间：${signed.day ?? ''}；地点：${signed.place}；主持：${signed.chair || '—'}。`,
      `到会 ${present.length} 个单位：${present.join('、') || '无'}。`,
      ...(absent.length === 0
        ? []
        : [`缺席：${absent.map(({ name, reason }) => `${name}（${reason}）`).join('、')}。`]),
    ],
  }
}
