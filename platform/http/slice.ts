import type { ApprovalKind } from '../approvals/kind.ts'
import type { ObjectKind } from '../audit/object-kind.ts'
import type { RetentionClass } from '../audit/retention.ts'
import type { Invariant } from '../invariants/invariant.ts'
import type { JobKind } from '../jobs/queue.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { grantsOf, type AccessTable } from './access.ts'
import type { SearchSource, WaitingSource } from './desk.ts'
import { tableProblems } from '../tables/problems.ts'
import { houseProblems, type ProblemCatalogue, type ProblemKind } from './problem.ts'
import type { Route } from './route.ts'

/** What a slice gives the server; `app/server/slices.ts` lists them all. */
export interface Slice {
  name: string
  access: AccessTable
  routes: readonly Route[]
  problems?: ProblemCatalogue
  jobs?: readonly JobKind[]
  /** What takes two persons; the second decides by `decideVerb`. */
  approvals?: readonly ApprovalKind[]
  /** Objects whose history may be read: who did what to them, when, why. */
  objects?: readonly ObjectKind[]
  /** Classes of personal data with the time they are kept. */
  retention?: readonly RetentionClass[]
  /** What it tells people, by kind. */
  notices?: readonly NoticeKind[]
  /** What waits for a person. */
  waiting?: readonly WaitingSource[]
  /** What is found by a word. */
  searches?: readonly SearchSource[]
  /** What always holds of its tables. */
  invariants?: readonly Invariant[]
}

export interface Assembly {
  access: AccessTable
  routes: readonly Route[]
  problems: ProblemCatalogue
  jobs: readonly JobKind[]
}

/**
 * Joins the slices and refuses to start on any gap: a route without a declared verb, a verb,
 * code or path twice, a verb or code outside its slice's name, a role that no one can have, a write under a campaign that
 * does not say in which stages it is open.
 */
export function assemble(slices: readonly Slice[], roles: readonly string[]): Assembly {
  const faults = slices.flatMap((slice) => [
    ...namesOutside(slice),
    ...undeclared(slice),
    ...undeclaredSources(slice),
    ...unknownRoles(slice, roles),
    ...withoutStage(slice),
  ])
  const routes = slices.flatMap((slice) => slice.routes)
  faults.push(
    ...repeated(routes.map(({ method, path }) => `${method} ${path}`)),
    ...repeated(slices.map(({ name }) => `slice ${name}`)),
  )
  if (faults.length > 0) throw new Error(`the server does not start:\n  ${faults.join('\n  ')}`)
  return {
    access: Object.fromEntries(slices.flatMap(({ access }) => Object.entries(access))),
    routes,
    problems: Object.fromEntries(
      [houseProblems, tableProblems, ...slices.map(({ problems }) => problems ?? {})].flatMap(
        Object.entries<ProblemKind>,
      ),
    ),
    jobs: slices.flatMap(({ jobs }) => jobs ?? []),
  }
}

const namesOutside = ({ name, access, problems, jobs, approvals, notices, invariants }: Slice): string[] =>
  [
    ...Object.keys(access),
    ...Object.keys(problems ?? {}),
    ...[...(jobs ?? []), ...(approvals ?? []), ...(notices ?? [])].map(({ kind }) => kind),
    ...(invariants ?? []).map(({ name: stated }) => stated),
  ]
    .filter((key) => !key.startsWith(`${name}.`))
    .map((key) => `'${key}' stands in slice ${name}: its names begin with '${name}.'`)

const undeclared = ({ name, access, routes }: Slice): string[] =>
  routes
    .filter(({ verb }) => !Object.hasOwn(access, verb))
    .map(
      ({ method, path, verb }) =>
        `${method} ${path} of slice ${name} has verb '${verb}', which its access.ts does not declare`,
    )

/** What waits and what is found is asked under a verb of the own slice: without it, for nobody. */
const undeclaredSources = ({ name, access, waiting = [], searches = [] }: Slice): string[] =>
  [...waiting, ...searches]
    .filter(({ verb }) => !Object.hasOwn(access, verb))
    .map(({ verb }) => `slice ${name} asks what waits or is found under verb '${verb}', which it does not declare`)

const unknownRoles = ({ access }: Slice, roles: readonly string[]): string[] =>
  Object.entries(access).flatMap(([verb, entry]) =>
    ('who' in entry ? [entry] : entry)
      .flatMap(({ who }) => (typeof who === 'string' ? [] : who))
      .filter((role) => !roles.includes(role))
      .map((role) => `verb '${verb}' names role '${role}', which no person can have`),
  )

/** Verbs that open no route and decide no approval: rights over nothing, which a reviewer would take for something. */
export function unusedVerbs({ access, routes, approvals }: Slice): string[] {
  const used = new Set([
    ...routes.map(({ verb }) => verb),
    ...(approvals ?? []).flatMap(({ decideVerb, objectVerb }) => [decideVerb, objectVerb ?? decideVerb]),
  ])
  return Object.keys(access).filter((verb) => !used.has(verb))
}

const ofCampaign = '/api/campaigns/:campaign'

const withoutStage = ({ access, routes }: Slice): string[] =>
  routes.flatMap(({ method, path, verb }) => {
    const grants = grantsOf(access, verb)
    const staged = grants.filter(({ during }) => during !== undefined).length
    if (!path.startsWith(ofCampaign))
      return staged > 0 ? [`${method} ${path} is under no campaign, but its verb '${verb}' has stages`] : []
    if (method === 'GET' || staged === grants.length) return []
    return [`${method} ${path} writes under a campaign: say in which stages its verb '${verb}' is open (\`during\`)`]
  })

const repeated = (names: readonly string[]): string[] =>
  names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is declared twice`)
