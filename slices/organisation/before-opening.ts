/** What is still missing before a campaign can open: each thing with how much stands, for the page that says who does it. */
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { checkCampaign } from '../../rules/definition/check.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { campaignOf, stageOf } from '../campaigns/facts.ts'
import { postsCounted, type HeldCount } from '../people/facts.ts'
import { divisions, officerCounts } from '../registers/facts.ts'
import type { BeforeOpening, OrganisationSettings, ReadinessItem } from './contract.ts'
import { firstSettings } from './model.ts'
import { settingsOf } from './store.ts'
import { placesOf } from './units.ts'

type Place = Awaited<ReturnType<typeof placesOf>>[number]

interface World {
  campaign: Campaign
  /** Units of the register below the root. */
  listed: readonly Place[]
  lacking: readonly Place[]
  officers: ReadonlyMap<string, number>
  /** By unit. */
  held: ReadonlyMap<string, HeldCount>
  settings: OrganisationSettings
}

const MOST_NAMED = 20

export async function viewBeforeOpening(ctx: Context, campaign: string): Promise<BeforeOpening> {
  const items = await readiness(ctx.db, campaign, ctx.now())
  return { stage: await stageOf(ctx.db, campaign), ready: items.every(stands), items }
}

export const stands = ({ needed, done, of }: ReadinessItem): boolean => !needed || (of > 0 && done >= of)

export async function readiness(db: Database, name: string, now: Date): Promise<ReadinessItem[]> {
  const campaign = await campaignOf(db, name)
  const places = await placesOf(db, name)
  const below = places.filter(({ level }) => level !== campaign.definition.rootRegister)
  const world: World = {
    campaign,
    listed: below.filter(({ inRegister }) => inRegister),
    lacking: below.filter(({ inRegister }) => !inRegister),
    officers: await officerCounts(db, name),
    held: new Map((await postsCounted(db, dayInShanghai(now.getTime()))).map((one) => [one.unit, one])),
    settings: (await settingsOf(db, name)) ?? firstSettings(campaign.definition),
  }
  return [
    ...[definition(world), units(world), officersIn(world), liaisons(world), groups(world), office(world)],
    ...[figures(world), readings(world)],
  ]
}

const item = (id: ReadinessItem['id'], all: readonly string[], missing: readonly string[]): ReadinessItem => ({
  ...{ id, needed: true, of: all.length, done: all.length - missing.length },
  missing: missing.slice(0, MOST_NAMED),
})

/** The definition is free of errors of its own check. */
function definition({ campaign }: World): ReadinessItem {
  const errors = checkCampaign(campaign).filter(({ severity }) => severity === 'error')
  return {
    ...item('definition', ['definition'], errors.length > 0 ? ['definition'] : []),
    missing: errors.map(({ code }) => code),
  }
}

/** As many units of each level as the notice counts, and every division of the places it concerns. */
function units({ campaign, listed, lacking }: World): ReadinessItem {
  const counted = campaign.definition.levels.reduce((sum, level) => {
    const found = listed.filter((place) => place.level === level.register).length
    return sum + Math.max(0, (level.units?.count ?? 0) - found)
  }, 0)
  const known = divisions()
  const missing = lacking.filter(({ code }) => known.has(code)).map(({ code, name }) => `${code} ${name}`)
  const of = listed.length + Math.max(missing.length, counted)
  return { id: 'units', needed: true, of, done: listed.length, missing: missing.slice(0, MOST_NAMED) }
}

/** Every unit has somebody with a certificate. */
function officersIn({ listed, officers }: World): ReadinessItem {
  const all = listed.map(({ code, name }) => ({ code, text: `${code} ${name}` }))
  const missing = all.filter(({ code }) => (officers.get(code) ?? 0) === 0)
  return item(
    'officers',
    all.map(({ text }) => text),
    missing.map(({ text }) => text),
  )
}

function liaisons({ listed, held, settings }: World): ReadinessItem {
  const needing = listed.filter(({ level }) => settings.liaisonLevels.includes(level))
  const has = (code: string): number => held.get(code)?.liaisons ?? 0
  const missing = needing.filter(({ code }) => has(code) < settings.liaisonsPerUnit)
  const text = ({ code, name }: Place): string => `${code} ${name} ${has(code)}/${settings.liaisonsPerUnit}`
  return item('liaisons', needing.map(text), missing.map(text))
}

/** Every group of the notice has somebody. */
function groups({ campaign, held }: World): ReadinessItem {
  const filled = new Set([...held.values()].flatMap(({ groups: filledHere }) => filledHere))
  const all = campaign.definition.groups
  return item(
    'groups',
    all.map(({ title }) => title),
    all.filter(({ id }) => !filled.has(id)).map(({ title }) => title),
  )
}

/** Who acts and who agrees: what takes two persons needs both. */
const officeRoles = ['office-clerk', 'leadership'] as const

function office({ held }: World): ReadinessItem {
  const roles = new Set([...held.values()].flatMap((one) => one.roles))
  return item(
    'office',
    officeRoles,
    officeRoles.filter((role) => !roles.has(role)),
  )
}

/** Every unit's figures stand in the register with the year of their list (a1.2c). */
function figures({ listed }: World): ReadinessItem {
  const text = ({ code, name }: Place): string => `${code} ${name}`
  return item('figures', listed.map(text), listed.filter(({ listYear }) => listYear === '').map(text))
}

/** Readings that nobody decided and that move a score: who opens takes them knowingly as they ship. */
export function readingsToAccept({ definition, readings: pages }: Campaign): string[] {
  const taken = Object.entries(definition.readings)
  return taken
    .filter(([id, { decidedBy }]) => decidedBy === 'default' && pages[id]?.moves === 'scores')
    .map(([id]) => id)
}

/** A reading that nobody decided stands as it ships: worth a look, no obstacle. */
function readings({ campaign }: World): ReadinessItem {
  const taken = Object.entries(campaign.definition.readings)
  const open = taken.filter(([, { decidedBy }]) => decidedBy === 'default').map(([id]) => id)
  return {
    ...item(
      'readings',
      taken.map(([id]) => id),
      open,
    ),
    needed: false,
  }
}
