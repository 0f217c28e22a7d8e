/** Who may sign for a piece: people near its case and its holder, those who inspect, and whoever has had it in hand before. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { postsHeld, type HeldRow } from '../people/facts.ts'
import { knownUnits, type KnownUnit } from '../registers/facts.ts'
import type { PersonChoice, Receivers } from './contract-custody.ts'
import { eventsOf, type ItemRow } from './store-custody.ts'

export interface PieceAt {
  campaign: string
  row: ItemRow
}

const near: readonly string[] = ['county-officer', 'liaison']
const anywhere = 'supervisor'
const receiving: readonly string[] = [...near, anywhere]

/** A unit and those above it. */
function lineOf(units: ReadonlyMap<string, KnownUnit>, unit: string): string[] {
  const line: string[] = []
  for (
    let at: string | undefined = unit;
    at !== undefined && at !== '' && !line.includes(at);
    at = units.get(at)?.parent
  )
    line.push(at)
  return line
}

/** The unit of the case first, then by unit and name. */
async function receivers(ctx: Context, { campaign, row }: PieceAt): Promise<PersonChoice[]> {
  const [units, day, me] = [await knownUnits(ctx.db), dayInShanghai(ctx.now().getTime()), ctx.person()]
  const line = [...new Set([...lineOf(units, row.unit), ...lineOf(units, me.unit)])]
  const events = await eventsOf(ctx.db, campaign, [row.id])
  const hadIt = new Set(
    events.flatMap(({ person, answer }) => [person, answer?.accepted === true ? answer.person : '']),
  )
  const held = [
    ...(await postsHeld(ctx.db, { day, units: line })).filter(({ role }) => near.includes(role)),
    ...(await postsHeld(ctx.db, { day, units: null, role: anywhere })),
    ...(await postsHeld(ctx.db, { day, units: null, people: [...hadIt] })).filter(({ role }) =>
      receiving.includes(role),
    ),
  ]
  const nearness = ({ unit }: HeldRow): number => (unit === row.unit ? 0 : line.includes(unit) ? 1 : 2)
  const chosen = held
    .filter(({ person, state }) => person !== me.id && state === 'active')
    .toSorted((a, b) => nearness(a) - nearness(b))
  const people = new Map<string, PersonChoice>()
  for (const { person: id, name, unit } of chosen)
    if (!people.has(id)) people.set(id, { id, name, unit, unitName: units.get(unit)?.name ?? unit })
  return [...people.values()]
}

export async function receiverChoices(
  ctx: Context,
  at: PieceAt,
  { find, offset, limit }: { find: string; offset: number; limit: number },
): Promise<Receivers> {
  const fitting = (await receivers(ctx, at)).filter(({ name, unitName }) => `${unitName} ${name}`.includes(find))
  return { people: fitting.slice(offset, offset + limit), count: fitting.length }
}

/** @throws evidence.receiver-unknown */
export async function mustReceive(ctx: Context, at: PieceAt, to: string): Promise<void> {
  if (!(await receivers(ctx, at)).some(({ id }) => id === to)) throw problem('evidence.receiver-unknown')
}
