/** Case files of the demonstration: clean ones and such with planted defects, of the unit of the demonstration's officer and others. */
import type { Doer } from '../../platform/http/context.ts'
import { draftFile, withoutNulls, type DraftFile } from '../../slices/case-files/contract.ts'
import { hasFiles, keepFiles, type GivenFile } from '../../slices/case-files/keep-files.ts'
import { casesFound, currentVersion, knownUnits } from '../../slices/registers/facts.ts'
import { loadWorkingDays } from '../campaigns/load-working-days.ts'
import { makeDossiers } from '../simulate/dossiers/set.ts'
import { personas } from './personas.ts'

const SEED = 'demonstration'
const OTHER_UNITS = ['650102', '650104', '652302', '652323', '653101', '654002']
const OWN_FILES = 12
const EACH = 4
/** So many are made that enough are of the campaign's year. */
const MADE = 240

/** At every start; does nothing where there are files. Answers what it made, for the log. */
export async function loadCaseFiles(doer: Doer, campaign: string): Promise<string[]> {
  const officer = personas.find(({ role }) => role === 'county-officer')
  const known = await knownUnits(doer.db)
  if (officer === undefined || !known.has(officer.unit) || (await hasFiles(doer.db, campaign))) return []
  const units = [
    ...Array.from({ length: OWN_FILES }, () => officer.unit),
    ...OTHER_UNITS.filter((unit) => known.has(unit)).flatMap((unit) => Array.from({ length: EACH }, () => unit)),
  ]
  const dossiers = makeDossiers(SEED, MADE, await loadWorkingDays())
    .filter(({ file }) => file.discovered >= '2017-04-01' && file.discovered < '2017-11-01')
    .slice(0, units.length)
  const written = dossiers.map(({ file, planted }, at) =>
    given({ file, isClean: planted.length === 0, unit: units[at] ?? '', at }),
  )
  const files = [...forwarded(written, officer.unit), ...(await untouched(doer, campaign, officer.unit))]
  const made = await keepFiles({ ...doer, actor: officer }, campaign, files)
  return [`demonstration ${campaign}: case files, ${made}`]
}

interface Making {
  file: object
  isClean: boolean
  unit: string
  at: number
}

function given({ file, isClean, unit, at }: Making): GivenFile & { isClean: boolean } {
  const document: DraftFile = {
    ...draftFile.parse(withoutNulls({ ...file, unit })),
    number: `演环罚〔2017〕${at + 1}号`,
  }
  const url = document.published?.url ?? ''
  const page = `<!doctype html><meta charset="utf-8"><title>${document.number}</title><p>行政处罚决定公开（演示）</p>`
  const captured = { on: document.published?.date ?? '2017-10-31', url, page }
  return {
    ...{ id: `demo-file-${String(at + 1).padStart(3, '0')}`, document, register: null, written: true, isClean },
    ...(url === '' ? {} : { captured }),
  }
}

/** The first clean file of a unit, but of the officer's own, stands in its slot; the first with defects has guidance. */
function forwarded(files: readonly (GivenFile & { isClean: boolean })[], own: string): GivenFile[] {
  const filled = new Set<string>()
  const guided = new Set<string>()
  return files.map(({ isClean, ...file }): GivenFile => {
    const { unit, type } = file.document
    const may = isClean && type === '一般行政处罚' && file.captured !== undefined && unit !== own
    if (may && !filled.has(unit)) {
      filled.add(unit)
      return { ...file, forward: { type: '行政处罚', by: 'demo-liaison', reason: '程序完整，材料齐全' } }
    }
    if (isClean || guided.has(unit) || guided.size >= 3) return file
    guided.add(unit)
    const answer = guided.size === 1 ? {} : { answer: { by: 'demo-county-officer', body: '已按意见核对，正在补正' } }
    return {
      ...file,
      guidance: { by: 'demo-supervisor', rule: 'served-in-time', body: '请核对送达日期并补充送达回证', ...answer },
    }
  })
}

/** Two files that were opened from rows of the register, and not written in yet. */
async function untouched(doer: Doer, campaign: string, unit: string): Promise<GivenFile[]> {
  const version = await currentVersion(doer.db, campaign)
  const ask = { campaign, version, territory: new Set([unit]), find: '', types: ['一般行政处罚'] }
  const { rows } = await casesFound(doer.db, ask, { offset: 0, limit: 2 })
  return rows.map(({ key, unitName: _name, ...row }, at) => {
    const decision = { id: 'd1', kind: '处罚决定书', date: row.decided, fine: Number(row.fine) }
    const document = draftFile.parse({ number: row.number, unit, type: row.type, documents: [decision] })
    return { id: `demo-opened-${at + 1}`, document, register: { key, version, row }, written: false }
  })
}
