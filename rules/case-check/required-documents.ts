/** documents-required. a1.1a 材料齐全: the documents without which a file of the type cannot stand (《环境行政处罚办法》). */
import { addDays } from '../calendar/days.ts'
import type { CaseFileType, Day, DocumentKind } from './case-file.ts'
import { first, isServed, serviceOf, type Dossier, type Draft } from './dossier.ts'
import { decidingDay } from './filing-and-decision.ts'

const ordinary: readonly DocumentKind[] = [
  '立案审批表',
  '现场检查笔录',
  '调查询问笔录',
  '调查报告',
  '处罚告知书',
  '处罚决定书',
  '送达回证',
]

export const requiredDocuments: Readonly<Record<CaseFileType, readonly DocumentKind[]>> = {
  一般行政处罚: ordinary,
  按日连续处罚: [...ordinary, '责令改正决定书', '复查记录', '按日处罚决定书'],
  查封扣押: ['现场检查笔录', '查封扣押审批表', '查封扣押决定书'],
  限产停产: [],
  移送行政拘留: [...ordinary, '移送审批表', '移送书'],
  涉嫌犯罪移送: ['现场检查笔录', '调查询问笔录', '调查报告', '移送审批表', '移送书'],
  申请法院强制执行: [...ordinary, '催告书', '强制执行申请书'],
  稽查: [],
}

/** Types for which the contract names no documents: what such a file usually has; without one a person looks. */
export const expectedDocuments: Partial<Record<CaseFileType, readonly DocumentKind[]>> = {
  限产停产: ['现场检查笔录', '调查询问笔录', '调查报告', '责令改正决定书', '送达回证'],
  稽查: ['现场检查笔录', '调查报告'],
}

/** The document that closes a file of the type: what it rests on is due by then. */
const closing: Readonly<Record<CaseFileType, DocumentKind>> = {
  一般行政处罚: '处罚决定书',
  按日连续处罚: '按日处罚决定书',
  查封扣押: '查封扣押决定书',
  限产停产: '处罚决定书',
  移送行政拘留: '移送书',
  涉嫌犯罪移送: '移送书',
  申请法院强制执行: '强制执行申请书',
  稽查: '处罚决定书',
}

export function documentsRequired(dossier: Dossier): Draft[] {
  const { type } = dossier.file
  const missing = (kinds: readonly DocumentKind[]): Draft[] =>
    kinds
      .filter((kind) => dossier.of(kind).length === 0)
      .map((kind) => ({
        rule: 'documents-required',
        document: null,
        expected: kind,
        found: null,
        due: dueDay(dossier, kind),
      }))
  const asked = missing(expectedDocuments[type] ?? []).map((draft): Draft => ({ ...draft, ask: true }))
  return [...missing(requiredDocuments[type]), ...asked]
}

/**
 * The last day on which a missing document is not yet due (for `--at`): by its own limit where the law sets one; else the day
 * of the file's closing document, and without that the last day to decide.
 */
function dueDay(dossier: Dossier, kind: DocumentKind): Day {
  const own = ownLimit(dossier, kind)
  if (own !== undefined) return own
  const closed = first(dossier.of(closing[dossier.file.type]))?.date
  if (closed !== undefined) return addDays(closed, -1)
  const filed = first(dossier.of('立案审批表'))?.date ?? dossier.lastDay('filed-in-time', dossier.file.discovered)
  return decidingDay(dossier, filed, undefined)
}

function ownLimit(dossier: Dossier, kind: DocumentKind): Day | undefined {
  const { lastDay, of, file } = dossier
  const after = (rule: 'served-in-time' | 'recheck-in-time' | 'detention-in-time', event: Day | undefined) =>
    event === undefined ? undefined : lastDay(rule, event)
  if (kind === '立案审批表') return lastDay('filed-in-time', file.discovered)
  if (kind === '送达回证') return after('served-in-time', first(of('处罚决定书'))?.date)
  if (kind === '复查记录') return after('recheck-in-time', servedOrder(dossier))
  if (kind !== '移送书') return undefined
  const approved = first(of('移送审批表'))?.date
  if (file.type === '移送行政拘留') return after('detention-in-time', approved)
  return approved === undefined ? undefined : addDays(approved, 1)
}

function servedOrder(dossier: Dossier): Day | undefined {
  const order = first(dossier.of('责令改正决定书'))
  const served = order === undefined ? 'none' : serviceOf(dossier, order)
  return isServed(served) ? served : undefined
}
