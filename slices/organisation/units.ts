/** The tree of units with what each has and lacks: region → prefecture → county (capability 9). */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { postsCounted, postsHeld, type HeldRow, today } from '../people/facts.ts'
import {
  currentVersion,
  divisions,
  knownUnits,
  officerCounts,
  officersOfUnit,
  officerTimes,
  registerRows,
  type CertificateRow,
} from '../registers/facts.ts'
import type { HeldBy, OfficerOfUnit, OfficerView, UnitDetail, UnitList, UnitView } from './contract.ts'
import { firstSettings, termState } from './model.ts'
import { settingsOf } from './store.ts'

const MOST_OFFICERS = 200
const MOST_POSTS = 200

type Place = Pick<
  UnitView,
  'code' | 'name' | 'level' | 'parent' | 'inRegister' | 'stateControlled' | 'keyMonitored' | 'listYear'
>

/** Every unit of the campaign: those of its register, and divisions of the same root that it lacks. */
export async function placesOf(db: Context['db'], campaign: string): Promise<Place[]> {
  const version = await currentVersion(db, campaign)
  const rows = await registerRows(db, 'units', { campaign, version })
  const places = new Map<string, Place>(
    rows.map(
      ({ code, name, level, parent, state_controlled: controlled, key_monitored: monitored, list_year: listYear }) => [
        code,
        {
          ...{ code, name, level, parent, listYear, inRegister: true },
          ...{ stateControlled: Number(controlled), keyMonitored: Number(monitored) },
        },
      ],
    ),
  )
  const isElsewhere = rows.length > 0 && !rows.some(({ code }) => divisions().has(code))
  const missing = isElsewhere ? [] : [...divisions()].filter(([code]) => !places.has(code))
  for (const [code, { name, level, parent }] of missing)
    places.set(code, {
      code,
      name,
      level,
      parent,
      inRegister: false,
      stateControlled: null,
      keyMonitored: null,
      listYear: '',
    })
  return [...places.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

async function unitViews(ctx: Context, campaign: string): Promise<UnitView[]> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const settings = (await settingsOf(ctx.db, campaign)) ?? firstSettings(definition)
  const officers = await officerCounts(ctx.db, campaign)
  const held = new Map((await postsCounted(ctx.db, today(ctx))).map((one) => [one.unit, one]))
  return (await placesOf(ctx.db, campaign)).map((place) => {
    const { posts = 0, liaisons = 0 } = held.get(place.code) ?? {}
    const liaisonsNeeded = settings.liaisonLevels.includes(place.level) ? settings.liaisonsPerUnit : 0
    return { ...place, officers: officers.get(place.code) ?? 0, posts, liaisons, liaisonsNeeded }
  })
}

export async function viewUnits(ctx: Context, campaign: string): Promise<UnitList> {
  return { units: (await unitViews(ctx, campaign)).filter(({ code }) => ctx.covers(code)) }
}

/** Who holds a post as the pages show it. */
export async function heldViews(db: Context['db'], rows: readonly HeldRow[]): Promise<HeldBy[]> {
  const units = await knownUnits(db)
  return rows.map(({ certificate: _certificate, given_at: _given, ...row }) => ({
    ...row,
    unitName: units.get(row.unit)?.name ?? '',
  }))
}

/** @throws house.not-found */
export async function viewUnit(ctx: Context, campaign: string, code: string): Promise<UnitDetail> {
  if (!ctx.covers(code)) throw problem('house.not-found')
  const units = await unitViews(ctx, campaign)
  const unit = units.find((one) => one.code === code)
  if (unit === undefined) throw problem('house.not-found')
  const shown = await officersOfUnit(ctx.db, { campaign, unit: code, most: MOST_OFFICERS })
  const own = await postsHeld(ctx.db, { day: today(ctx), units: [code], most: MOST_POSTS })
  return {
    unit,
    above: aboveOf(unit, new Map(units.map((one) => [one.code, one]))),
    below: units.filter(({ parent }) => parent === code),
    posts: { total: unit.posts, shown: await heldViews(ctx.db, own) },
    officers: { total: unit.officers, shown: shown.map((row) => officerOf(row, today(ctx))) },
  }
}

const officerOf = ({ certificate, name, validFrom, validTo }: CertificateRow, day: string): OfficerOfUnit => ({
  ...{ certificate, name, validFrom, validTo, state: termState({ validFrom, validTo }, day) },
})

function aboveOf(unit: UnitView, units: ReadonlyMap<string, UnitView>): { code: string; name: string }[] {
  const parent = units.get(unit.parent)
  if (parent === undefined || parent.code === unit.code) return []
  return [...aboveOf(parent, units), { code: parent.code, name: parent.name }]
}

/** Where an officer's certificate stood, version by version; times in units beyond the reader's stay out. @throws house.not-found */
export async function viewOfficer(ctx: Context, campaign: string, certificate: string): Promise<OfficerView> {
  const times = (await officerTimes(ctx.db, campaign, certificate)).filter(({ unit }) => ctx.covers(unit))
  if (times.length === 0) throw problem('house.not-found')
  const units = await knownUnits(ctx.db)
  const shown = times.map((time) => ({ ...time, unitName: units.get(time.unit)?.name ?? '' }))
  const now = shown.find(({ until }) => until === null)
  const state = now === undefined ? null : termState(now, today(ctx))
  return { certificate, name: shown[0]?.name ?? '', state, times: shown }
}
