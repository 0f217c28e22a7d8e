/** Two programs that share nothing but the definition score random provinces alike, whatever the readings taken. */
import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Database } from '../../platform/db/database.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import { score } from '../../rules/scoring/score.ts'
import { compare } from '../../slices/scoring/second-computation.ts'
import { secondComputation } from '../../slices/scoring/second-computation-store.ts'
import { describeOnBoth } from '../database.ts'
import { keepRegisters } from '../kept-registers.ts'
import { columnsOf, factsOf, province, type Province } from '../scoring/province.ts'
import { definition2017, withReadings } from '../scoring-vectors.ts'
import { seedOf, share } from '../soak.ts'

const readings = fc.record(
  {
    R1: fc.constantFrom('capped-ratio', 'best-ratio', 'piecewise'),
    R3: fc.constantFrom('prefecture'),
    R4: fc.constantFrom('zero', 'not-applicable'),
    R5: fc.constantFrom('no'),
    R7: fc.constantFrom('trimmed-mean', 'median'),
    R8: fc.constantFrom('level'),
    R12: fc.constantFrom('territory'),
    R17: fc.constantFrom('prefectures-exempt'),
    R27: fc.constantFrom('by-industry'),
    R28: fc.constantFrom('ordinary-only'),
  },
  { requiredKeys: [] },
)

const taken = (choices: Record<string, string | undefined>): Definition =>
  withReadings(
    definition2017,
    Object.fromEntries(
      Object.entries(choices).flatMap(([id, choice]) => (choice === undefined ? [] : [[id, { choice }]])),
    ),
  )

/** The differences between the two, on a campaign of its own. */
async function differences(db: Database, one: Province, definition: Definition): Promise<unknown[]> {
  for (const table of ['unit', 'officer', 'case', 'file_score', 'report_score', 'exam_score', 'nomination', 'figure'])
    await sql`delete from ${sql.table(`${table}_row`)}`.execute(db)
  await sql`delete from register_import`.execute(db)
  const facts = factsOf(one, definition)
  const dataVersion = await keepRegisters(db, 'soak', { facts, cases: columnsOf(one.cases), definition })
  const second = await secondComputation(db, { campaign: 'soak', dataVersion, definition })
  return compare(second, toJsonDocument(score(definition, facts)), definition)
}

describeOnBoth('random provinces', (open) => {
  it('are scored alike by the rules and by the second computation', { timeout: share(60_000, 3_600_000) }, async () => {
    const db = await open()
    await fc.assert(
      fc.asyncProperty(province, readings, async (one, choices) => {
        expect(await differences(db, one, taken(choices))).toEqual([])
      }),
      { seed: seedOf('second computation'), numRuns: share(5, 500), endOnFailure: true },
    )
  })
})
