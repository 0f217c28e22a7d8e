/**
 * Decisions that the units of the demonstration have published (n5.4a), of cases in the universe of the draw: with address, date and a
 * captured page, each a case file opened from its row. Without them the public record of the draw would prove nothing to the public.
 * Penalties stand on a unit's site; what is handed to the police does not, and some are late, so about a third of the lines is public.
 */
import type { Doer } from '../../platform/http/context.ts'
import { addDays } from '../../rules/calendar/days.ts'
import type { WorkCalendar } from '../../rules/calendar/working-days.ts'
import { draftFile, withoutNulls } from '../../slices/case-files/contract.ts'
import { keepFiles, type GivenFile } from '../../slices/case-files/keep-files.ts'
import { casesFound, currentVersion } from '../../slices/registers/facts.ts'
import { loadWorkingDays } from '../campaigns/load-working-days.ts'
import { agreeDailyFine, makeDossier, type DossierType } from '../simulate/dossiers/dossier.ts'
import { randomStream } from '../simulate/random.ts'
import { personas } from './personas.ts'

const SEED = 'published'
const TYPES: readonly DossierType[] = ['按日连续处罚', '申请法院强制执行']
/** Of four penalties three are on the site. */
const [PUBLIC, OF] = [3, 4]
/** From the day it came to light to the decision, so that every step has its time. */
const DAYS_BEFORE = 45
const MOST = 1000

type Row = Awaited<ReturnType<typeof casesFound>>['rows'][number]

export async function loadPublications(doer: Doer, campaign: string): Promise<string[]> {
  const officer = personas.find(({ role }) => role === 'county-officer')
  if (officer === undefined) return []
  const version = await currentVersion(doer.db, campaign)
  const ask = { campaign, version, territory: null, find: '', types: TYPES }
  const { rows } = await casesFound(doer.db, ask, { offset: 0, limit: MOST })
  const calendar = await loadWorkingDays()
  const others = rows.filter(({ unit }) => unit !== officer.unit)
  const files = publications(others, { calendar, version })
  const made = await keepFiles({ ...doer, actor: officer }, campaign, files)
  return [`demonstration ${campaign}: published decisions, ${made}`]
}

interface Setting {
  calendar: WorkCalendar
  version: number
}
type Making = Setting & { at: number }

/** Of rows of the register those that are on a site, as case files. */
export const publications = (rows: readonly Row[], setting: Setting): GivenFile[] =>
  rows
    .filter(({ type }) => TYPES.some((one) => one === type))
    .filter((_, at) => at % OF < PUBLIC)
    .map((row, at) => publishedFile(row, { ...setting, at }))

function publishedFile({ key, unitName: _name, ...row }: Row, { calendar, version, at }: Making): GivenFile {
  const { number, unit, decided } = row
  const type = TYPES.find((one) => one === row.type) ?? '按日连续处罚'
  const random = randomStream(SEED, number)
  const discovered = addDays(decided, -DAYS_BEFORE)
  const made = agreeDailyFine(makeDossier({ random, calendar, number, type, discovered, steps: { decided } }))
  const document = draftFile.parse(withoutNulls(withOwnOfficers({ ...made, unit }, at)))
  const url = `https://example.org/gongkai/${unit}/${at + 1}.html`
  const page = `<!doctype html><meta charset="utf-8"><title>${number}</title><p>行政处罚决定公开（演示）</p>`
  const on = document.published?.date ?? decided
  return {
    ...{ id: `demo-published-${String(at + 1).padStart(3, '0')}`, register: { key, version, row }, written: true },
    ...{ document: { ...document, published: { url, date: on } }, captured: { on, url, page } },
  }
}

const STATION_DIGITS = 6

/** Nobody is at two places at once: each file has officers of its own. */
function withOwnOfficers(file: ReturnType<typeof makeDossier>, at: number): unknown {
  const station = String(file.officers[0]?.['certificate']).slice(0, STATION_DIGITS)
  const own = `65${String(at).padStart(STATION_DIGITS - 2, '0')}`
  return JSON.parse(JSON.stringify(file).replaceAll(`"${station}`, `"${own}`))
}
