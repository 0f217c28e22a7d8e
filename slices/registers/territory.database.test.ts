import fc from 'fast-check'
import { expect, it } from 'vitest'
import { grantFor } from '../../platform/http/access.ts'
import { rightOf } from '../../platform/http/rights.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import { describeOnBoth } from '../../tests/database.ts'
import { keepImport } from '../../tests/kept-registers.ts'
import { unitsUnder } from '../../rules/registers/unit-tree.ts'
import { access } from './access.ts'
import { territoryOf } from './territory.ts'

type Place = readonly [code: string, parent: string]

async function keepUnits(db: Database, campaign: string, units: readonly Place[]): Promise<void> {
  await keepImport(db, { campaign, version: 1, importId: `units-${campaign}`, register: 'units' })
  const columns = ['campaign', 'key', 'since', 'import_id', 'row', 'code', 'name', 'level', 'parent']
  const rows = units.map(([code, parent], at) => [
    ...[campaign, code, 1, `units-${campaign}`, at + 2, code, `单位${code}`, '县级', parent],
    ...['0', '0', '2017'],
  ])
  await bulkInsert(
    db,
    { table: 'unit_row', columns: [...columns, 'state_controlled', 'key_monitored', 'list_year'] },
    rows,
  )
}

describeOnBoth('the territory of a unit', (open) => {
  it('is that of the campaign\u2019s own register, then of the divisions; no campaign\u2019s tree is another\u2019s', async () => {
    const db = await open()
    await keepUnits(db, 'one', [
      ['659001', '652300'],
      ['652301', '653100'],
    ])
    await keepUnits(db, 'two', [['659001', '653100']])
    const under = async (unit: string, campaign?: string) => [...(await territoryOf(db, unit, campaign))].toSorted()
    expect(await under('652300', 'one')).toContain('659001')
    expect(await under('652300', 'one')).not.toContain('652301')
    expect(await under('653100', 'one')).toContain('652301')
    expect(await under('652300', 'two')).not.toContain('659001')
    expect(await under('652300', 'two')).toContain('652301')
    expect(await under('652300'), 'without a campaign: what the divisions and the registers name').toContain('652302')
    expect(await under('651234', 'one'), 'nobody lists it').toEqual(['651234'])
  })

  it('decides for every role, unit and campaign what a grant on own units reaches', async () => {
    const db = await open()
    const codes = ['650000', '652300', '652301', '652302', '653100', '653101', '659001', '990001']
    const trees = new Map<string, Place[]>()
    for (const campaign of ['east', 'west']) {
      const random = fc.sample(fc.array(fc.constantFrom(...codes), { minLength: 8, maxLength: 8 }), {
        numRuns: 1,
        seed: campaign.length * 7 + campaign.charCodeAt(0),
      })[0]
      const tree = codes.map((code, at): Place => [code, random?.[at] ?? ''])
      trees.set(campaign, tree)
      await keepUnits(db, campaign, tree)
    }
    const rules = {
      assembly: { access, routes: [] },
      territory: (unit: string, campaign?: string) => territoryOf(db, unit, campaign),
    }
    for (const [campaign, tree] of trees)
      for (const role of ['office-clerk', 'liaison', 'expert', 'auditor'])
        for (const own of codes)
          for (const verb of Object.keys(access)) {
            const actor = { id: 'x', name: 'x', role, unit: own, post: 'x', actingFor: null }
            const right = await rightOf(rules, actor, { verb, method: 'GET', campaign })
            const grant = grantFor(access, verb, actor)
            const expected = unitsUnder(
              tree.map(([code, parent]) => ({ code, parent })),
              own,
            )
            for (const unit of codes)
              expect(right?.covers(unit) ?? false, `${campaign} ${role} ${own} ${verb} ${unit}`).toBe(
                grant !== undefined && (grant.on === 'campaign' || expected.has(unit)),
              )
          }
  })
})
