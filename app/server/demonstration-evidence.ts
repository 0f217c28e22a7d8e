/** A sealed volume of generated pages, a sample with a gap in its custody, facts of which one rests on nothing. */
import type { Doer } from '../../platform/http/context.ts'
import { caseFileDocuments, caseFilesOf } from '../../slices/case-files/facts.ts'
import { keepVolume } from '../../slices/evidence/keep-volume.ts'
import { syntheticPdf, syntheticPhoto } from '../simulate/scans.ts'
import { personas } from './personas.ts'

const PAGES_EACH = 2
const MOST_DOCUMENTS = 4

const item = {
  ...{
    id: 'demo-sample-1',
    kind: 'sample' as const,
    title: '总排口水样一瓶（演示）',
    description: '',
    label: '封条 0001',
  },
  ...{ takenAt: '2017-05-03T02:00:00.000Z', takenWhere: '厂区总排口', witnesses: '', pages: [] },
  ...{ handedTo: 'demo-liaison', handedAt: '2017-05-03T10:00:00.000Z', receivedAt: '2017-05-05T00:00:00.000Z' },
}

const eachOf = <T>(make: (page: number) => T): T[] => Array.from({ length: PAGES_EACH }, (_, page) => make(page + 1))

/** For the first file of the demonstration's officer, once. */
export async function loadEvidence(doer: Doer, campaign: string): Promise<string[]> {
  const officer = personas.find(({ role }) => role === 'county-officer')
  const files = officer === undefined ? [] : await caseFilesOf(doer.db, campaign, officer.unit)
  const file = files.find(({ id }) => id === 'demo-file-001')
  if (officer === undefined || file === undefined) return []
  const documents = (await caseFileDocuments(doer.db, campaign, file.id)).documents.slice(0, MOST_DOCUMENTS)
  const words = documents.flatMap(({ id }) => eachOf((page) => `Document ${id}, page ${page}`))
  const scans = [
    { name: '卷宗扫描.pdf', bytes: await syntheticPdf(words) },
    { name: '现场照片.png', bytes: syntheticPhoto(1) },
  ]
  const rests = [
    ...documents.slice(0, 1).map(({ id }) => ({ kind: 'document' as const, id })),
    { kind: 'item' as const, id: item.id },
  ]
  const facts = [
    { id: 'demo-fact-1', text: '当事人排放未经处理的废水（演示）', source: null, targets: rests },
    { id: 'demo-fact-2', text: '污染防治设施停用（演示）', source: null, targets: [] },
  ]
  const shows = documents.map(({ id }, at) => [id, eachOf((page) => `1.${at * PAGES_EACH + page}`)])
  const volume = { id: 'demo-volume-1', title: '主卷（合成页）', files: scans, documents: Object.fromEntries(shows) }
  const given = {
    campaign,
    caseFile: file.id,
    unit: officer.unit,
    ...volume,
    sealed: '演示：卷宗装订完成',
    item,
    facts,
  }
  const made = await keepVolume({ ...doer, actor: officer }, given)
  return made ? [`demonstration ${campaign}: one volume, ${words.length + 1} pages`] : []
}
