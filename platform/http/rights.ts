/** What a person may do at this moment: role, units, stage of the campaign, and the limits of a token. */
import { mustBeOutside } from '../db/in-transaction.ts'
import { grantFor, grantsOf, verbsOf, type AccessTable, type Grant, type Reach } from './access.ts'
import type { Actor } from './actor.ts'
import type { Context, StagedVerb } from './context.ts'
import type { DescribedRoute, Method } from './described-route.ts'
import { problem, type Language } from './problem.ts'

/** The units that a unit covers, itself among them; with a campaign as its own tree has them. */
export type Territory = (unit: string, campaign: string | undefined) => Promise<ReadonlySet<string>>

export interface Stages {
  of: (campaign: string) => Promise<string>
  name: (stage: string, language: Language) => string
}

interface Rules {
  assembly: { access: AccessTable; routes: readonly DescribedRoute[] }
  territory?: Territory
  stages?: Stages
}

interface Asked {
  verb: string
  method: Method
  campaign: string | undefined
}

/** How far the person may go: what an action is told of it. */
export interface Right {
  on: Reach
  territory: ReadonlySet<string> | null
  covers: (unit: string) => boolean
}

/** undefined: for this person the verb does not exist. Looks at nothing of what is asked for, so that time tells nothing of it. */
export async function rightOf(rules: Rules, actor: Actor | null, asked: Asked): Promise<Right | undefined> {
  const { access } = rules.assembly
  const grant = grantFor(access, asked.verb, actor)
  if (grant === undefined) return undefined
  if (actor?.token === undefined) return reachOf(rules, { grant, unit: actor?.unit, campaign: asked.campaign })
  if (!tokenOpens(access, actor, asked)) return undefined
  return tokenReach(rules, { grant, actor, campaign: asked.campaign })
}

interface ReachAsk {
  grant: Grant
  unit: string | undefined
  campaign: string | undefined
}

async function reachOf(rules: Rules, { grant: { on }, unit, campaign }: ReachAsk): Promise<Right> {
  if (on === 'installation' || on === 'campaign') return { on, territory: null, covers: () => true }
  const territory = on === 'own-units' && unit !== undefined ? await territoryOf(rules, unit, campaign) : none
  return { on, territory, covers: (one) => territory.has(one) }
}

const none: ReadonlySet<string> = new Set()

const territoryOf = ({ territory }: Rules, unit: string, campaign: string | undefined): Promise<ReadonlySet<string>> =>
  territory === undefined ? Promise.resolve(new Set([unit])) : territory(unit, campaign)

/** Does the token name it? Where it is bound to a unit, only verbs that know how to keep to units. */
export function tokenOpens(access: AccessTable, actor: Actor, asked: Asked): boolean {
  const grant = grantFor(access, asked.verb, actor)
  const { token } = actor
  if (grant === undefined || token === undefined) return grant !== undefined
  if (grant.token === 'always' || grant.who === 'anyone') return true
  if (!mayBeNamed(grant) || !token.verbs.includes(asked.verb)) return false
  if (asked.method !== 'GET' && (!token.write || grant.token === 'named')) return false
  if (token.campaign !== null && token.campaign !== asked.campaign) return false
  return token.unit === null || keepsToUnits(access, asked.verb)
}

export const mayBeNamed = ({ on, token }: Grant): boolean =>
  token === 'named' || (token === undefined && (on === 'campaign' || on === 'own-units'))

/** An action whose verb is granted on units to somebody reads how far it may go; others know only everything. */
export const keepsToUnits = (access: AccessTable, verb: string): boolean =>
  grantsOf(access, verb).some(({ on }) => on === 'own-units')

async function tokenReach(
  rules: Rules,
  { grant, actor, campaign }: { grant: Grant; actor: Actor; campaign: string | undefined },
): Promise<Right | undefined> {
  const { token } = actor
  if (token?.unit === null || token === undefined || !mayBeNamed(grant))
    return reachOf(rules, { grant, unit: actor.unit, campaign })
  const owner = await reachOf(rules, { grant, unit: token.ownerUnit, campaign })
  if (!owner.covers(token.unit)) return undefined
  return reachOf(rules, { grant: { ...grant, on: 'own-units' }, unit: token.unit, campaign })
}

function nameable({ assembly: { access, routes } }: Rules, actor: Actor | null, verb: string) {
  const grant = grantFor(access, verb, actor)
  if (grant === undefined || !mayBeNamed(grant)) return []
  const writes = routes.some((route) => route.verb === verb && route.method !== 'GET')
  return [{ verb, writes, keepsToUnits: keepsToUnits(access, verb) }]
}

const stagedVerbs = (access: AccessTable): StagedVerb[] =>
  Object.keys(access).flatMap((verb) =>
    grantsOf(access, verb).flatMap(({ who, during }) =>
      during === undefined || typeof who === 'string' ? [] : [{ verb, roles: who, during }],
    ),
  )

/** What an action may ask about the person's other verbs. */
export function rightsOf(
  rules: Rules,
  actor: Actor | null,
  campaign: string | undefined,
): Pick<
  Context,
  'permissions' | 'openRoutes' | 'openDuring' | 'stagedVerbs' | 'reaches' | 'territoryOf' | 'nameableVerbs'
> {
  const { access, routes } = rules.assembly
  const opens = (verb: string): boolean =>
    actor?.token === undefined ||
    tokenOpens(access, actor, { verb, method: 'GET', campaign: actor.token.campaign ?? '' })
  const permissions = (): string[] => verbsOf(access, actor).filter(opens)
  return {
    permissions,
    openRoutes: () => {
      const verbs = new Set(permissions())
      return routes.filter(({ verb, method }) => verbs.has(verb) && (method === 'GET' || actor?.token?.write !== false))
    },
    openDuring: () =>
      Object.fromEntries(
        permissions().flatMap((verb) => {
          const during = grantFor(access, verb, actor)?.during
          return during === undefined ? [] : [[verb, during]]
        }),
      ),
    stagedVerbs: () => stagedVerbs(access),
    nameableVerbs: () => permissions().flatMap((verb) => nameable(rules, actor, verb)),
    territoryOf: async (unit) => {
      mustBeOutside('ctx.territoryOf')
      return territoryOf(rules, unit, campaign)
    },
    reaches: async (verb, unit) => {
      mustBeOutside('ctx.reaches')
      const right = await rightOf(rules, actor, { verb, method: 'POST', campaign })
      return right !== undefined && (unit === null || right.covers(unit))
    },
  }
}

interface OpenAsk {
  actor: Actor | null
  language: Language
  verb: string
  campaign: string
}

/** @throws house.not-in-this-stage; only who has the verb gets so far. */
export async function mustBeOpen({ assembly, stages }: Rules, ask: OpenAsk): Promise<void> {
  const during = grantFor(assembly.access, ask.verb, ask.actor)?.during
  if (during === undefined || stages === undefined) return
  const stage = await stages.of(ask.campaign.split('@')[0] ?? '')
  if (during.includes(stage)) return
  const named = (one: string): string => stages.name(one, ask.language)
  throw problem('house.not-in-this-stage', {
    stage,
    open: during.join(' '),
    stageName: named(stage),
    openNames: during.map(named).join(ask.language === 'en' ? ', ' : '、'),
  })
}
