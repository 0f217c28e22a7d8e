/** The access of all slices as the golden text that a reviewer reads in every diff. */
import { grantFor, grantsOf, type AccessTable, type Grant } from './access.ts'

export interface Matrix {
  access: AccessTable
  roles: readonly string[]
  stages: readonly string[]
}

/** A line a verb and grant, then role × verb with the stages in each cell. */
export function renderAccess({ access, roles, stages }: Matrix): string {
  const verbs = Object.keys(access).toSorted()
  return [
    ...verbs.flatMap((verb) => grantsOf(access, verb).map((grant) => grantLine(verb, grant))),
    '',
    ...matrixLines(verbs, { access, roles, stages }),
    '',
  ].join('\n')
}

/** 'exams.sit   county-officer   self   open   token never' */
function grantLine(verb: string, { who, on, during, token }: Grant): string {
  const names = typeof who === 'string' ? who : [...who].toSorted().join(' ')
  const stages = during === undefined ? 'always' : during.join(' ')
  const named = token === undefined ? '' : `token ${token}`
  return `${verb.padEnd(32)} ${names.padEnd(60)} ${on.padEnd(12)} ${stages.padEnd(22)} ${named}`.trimEnd()
}

const reachLetters = { installation: 'I', campaign: 'C', 'own-units': 'U', self: 'S' } as const

/** A row a verb, a column a role: the reach's letter, then each stage's first letter where the verb is open only in some. */
function matrixLines(verbs: readonly string[], { access, roles, stages }: Matrix): string[] {
  const columns = ['nobody', ...roles]
  const width = (name: string): number => Math.max(name.length, stages.length + 1) + 2
  const line = (verb: string, cells: readonly string[]): string =>
    `${verb.padEnd(28)}${cells.map((cell, at) => cell.padEnd(width(columns[at] ?? ''))).join('')}`.trimEnd()
  const cellOf = (verb: string, role: string): string => {
    const grant = grantFor(access, verb, role === 'nobody' ? null : roleOnly(role))
    if (grant === undefined) return '.'
    const { on, during } = grant
    return `${reachLetters[on]}${during === undefined ? '' : stages.map((stage) => (during.includes(stage) ? stage[0] : '-')).join('')}`
  }
  const legend = Object.entries(reachLetters).map(([reach, letter]) => `${letter} ${reach}`)
  return [
    `# role × verb × stage: ${legend.join(', ')}; stages ${stages.join(', ')}; . = does not exist`,
    line('', columns),
    ...verbs.map((verb) =>
      line(
        verb,
        columns.map((role) => cellOf(verb, role)),
      ),
    ),
  ]
}

const roleOnly = (role: string) => ({ id: '', name: '', role, unit: '', post: '', actingFor: null })
