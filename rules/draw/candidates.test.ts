/** The draw of experts and enterprises, and that who is recused was out before anything was promised. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { candidateDifferences, canonicalCandidates, drawCandidates, makeCandidateUniverse } from './candidates.ts'

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const strata = [
  { name: '理论', places: 2 },
  { name: '司法', places: 1 },
]
const candidates = [...['E1', 'E2', 'E3', 'E4'].map((id) => ({ id, stratum: '理论' })), { id: 'J1', stratum: '司法' }]
const recusals = [{ id: 'E3', stratum: '理论', reason: '曾任职于被评单位' }]
const universe = makeCandidateUniverse({ strata, candidates, recusals })
const round = { campaign: 'xinjiang-2017', round: 3, purpose: 'experts', seed: '31415926535897932384' } as const
const record = drawCandidates(universe, round)

test('a program that knows only the documented format agrees', () => {
  const [universeHash, recusalHash, strataHash] = [
    sha('E1\t理论\nE2\t理论\nE4\t理论\nJ1\t司法\n'),
    sha('E3\t理论\t曾任职于被评单位\n'),
    sha('理论\t2\n司法\t1\n'),
  ]
  const commitment = sha(
    `lianbing-draw-candidates-1\nxinjiang-2017\n3\nexperts\n${strataHash}\n${recusalHash}\n${universeHash}\n`,
  )
  const ticket = (id: string) => sha(`${commitment}\n${round.seed}\n${id}\n`)
  const order = ['E1', 'E2', 'E4'].toSorted((a, b) => (ticket(a) < ticket(b) ? -1 : 1))
  expect(record.commitment).toBe(commitment)
  expect(record.strata[0]?.drawn).toEqual(order.slice(0, 2).map((id) => ({ id, ticket: ticket(id) })))
  expect(record.strata[0]?.replacements).toEqual(order.slice(2))
  expect(record.strata[1]).toMatchObject({ drawn: [{ id: 'J1' }], replacements: [] })
})

test('who is recused is in no stratum, and the removal itself is promised', () => {
  expect(canonicalCandidates(universe)).not.toContain('E3')
  const without = makeCandidateUniverse({
    strata,
    candidates: candidates.filter(({ id }) => id !== 'E3'),
    recusals: [],
  })
  expect(without.universeHash).toBe(universe.universeHash)
  expect(drawCandidates(without, round).commitment).not.toBe(record.commitment)
})

test('a changed record names the field; a whole one none', () => {
  expect(candidateDifferences(JSON.parse(JSON.stringify(record)), record)).toEqual([])
  expect(candidateDifferences({ ...record, recusalHash: 'x' }, record)).toEqual(['recusalHash'])
  expect(candidateDifferences(null, record)).toContain('commitment')
})
