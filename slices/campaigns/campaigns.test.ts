import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepFiles } from './actions.ts'
import { campaignListView, checkView, definitionView, diffView } from './contract.ts'

describe('campaigns over HTTP', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await startTestHouse()
  })
  afterAll(() => house.close())

  const get = async (persona: Persona, url: string): Promise<{ status: number; body: unknown }> => {
    const answer = await house.as(persona, { method: 'GET', url })
    return { status: answer.statusCode, body: answer.json() }
  }

  test('the list has the campaign as its files have it, version 1', async () => {
    const { campaigns } = campaignListView.parse((await get('county-officer', '/api/campaigns')).body)
    expect(campaigns).toMatchObject([{ id: 'xinjiang-2017', number: '新环办发〔2017〕91号', version: 1 }])
    expect(campaigns[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('everybody signed in reads definition and clauses; nobody does not', async () => {
    const view = definitionView.parse((await get('expert', '/api/campaigns/xinjiang-2017/definition')).body)
    expect(Object.keys(view.clauses)).toHaveLength(88)
    expect(view.versions).toMatchObject([{ version: 1, hash: view.hash, why: 'files', madeBy: null }])
    expect((await get('nobody', '/api/campaigns/xinjiang-2017/definition')).status).toBe(401)
  })

  test('the findings are for the office; to a county officer they do not exist', async () => {
    const check = checkView.parse((await get('office-clerk', '/api/campaigns/xinjiang-2017/check')).body)
    expect(check.findings.map((finding) => finding.code)).toContain('bounds-contradict')
    expect((await get('county-officer', '/api/campaigns/xinjiang-2017/check')).status).toBe(404)
  })

  test('an unknown campaign, version or name is told so', async () => {
    for (const name of ['moon-2030', 'xinjiang-2017@9'])
      expect((await get('office-clerk', `/api/campaigns/${name}/definition`)).body).toMatchObject({
        code: 'campaigns.unknown',
      })
    expect((await get('office-clerk', '/api/campaigns/A%20B/definition')).status).toBe(404)
  })

  test('the office decides a reading: a new version with its reason, and the difference in words', async () => {
    const decide = (persona: Persona, reading: string, choice: string) =>
      house.as(persona, {
        method: 'POST',
        url: `/api/campaigns/xinjiang-2017/readings/${reading}`,
        payload: { choice, reason: '评审组会议决定' },
      })
    expect((await decide('liaison', 'R5', 'no')).statusCode).toBe(404)
    expect((await decide('office-clerk', 'R5', 'perhaps')).json()).toMatchObject({
      code: 'campaigns.choice-not-offered',
    })
    expect((await decide('office-clerk', 'R99', 'no')).json()).toMatchObject({ code: 'campaigns.reading-unknown' })
    expect((await decide('office-clerk', 'R16', 'at-most-four')).json()).toMatchObject({
      code: 'campaigns.choice-breaks',
    })

    const answer = await decide('office-clerk', 'R5', 'no')
    expect(answer.statusCode).toBe(201)
    const view = definitionView.parse(answer.json())
    expect(view.versions.map((version) => [version.version, version.why])).toEqual([
      [2, '评审组会议决定'],
      [1, 'files'],
    ])
    expect(view.definition.readings['R5']).toMatchObject({ choice: 'no', decidedBy: view.versions[0]?.madeBy })

    const by = '自治区办公室 演示干事'
    expect(view.decisions['R5']).toMatchObject({ by, reason: '评审组会议决定', at: view.versions[0]?.madeAt })
    expect(view.versions.map(({ madeByName }) => madeByName)).toEqual([by, null])
    const sentences = async (path: string): Promise<string> => JSON.stringify((await get('auditor', path)).body)
    for (const path of ['xinjiang-2017@1/diff/xinjiang-2017@2', 'xinjiang-2017/check']) {
      const said = await sentences(`/api/campaigns/${path}`)
      expect(said).toMatch(/自治区办公室 演示干事（\d{4}-\d\d-\d\d，理由：评审组会议决定）/)
      expect(said).not.toContain('demo-')
    }

    const diff = diffView.parse((await get('auditor', '/api/campaigns/xinjiang-2017@1/diff/xinjiang-2017@2')).body)
    expect(diff.changes.map((change) => change.sentence)[0]).toBe('“R5 限产停产算不算重大案件？”的取法：算 → 不算')
    expect(diff.before.hash).not.toBe(diff.after.hash)
  })

  const definition = async () =>
    definitionView.parse((await get('office-clerk', '/api/campaigns/xinjiang-2017/definition')).body)
  const choices = async (): Promise<string[]> => {
    const { readings } = (await definition()).definition
    return ['R5', 'R7', 'R3'].map((id) => readings[id]?.choice ?? '')
  }

  test('two readings decided at once both stand; a decision goes on top of the newest version only', async () => {
    const decide = (campaign: string, reading: string, choice: string) =>
      house.as('office-clerk', {
        method: 'POST',
        url: `/api/campaigns/${campaign}/readings/${reading}`,
        payload: { choice, reason: '办公室会议决定' },
      })
    const answers = await Promise.all([
      decide('xinjiang-2017', 'R7', 'median'),
      decide('xinjiang-2017', 'R3', 'prefecture'),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(await choices()).toEqual(['no', 'median', 'prefecture'])
    expect((await decide('xinjiang-2017@1', 'R7', 'mean')).statusCode).toBe(400)
    expect(await choices()).toEqual(['no', 'median', 'prefecture'])
  })

  test('new files leave the decisions of the office standing, in a version of their own', async () => {
    const before = await choices()
    const {
      definition: first,
      clauses,
      readings,
    } = definitionView.parse((await get('auditor', '/api/campaigns/xinjiang-2017@1/definition')).body)
    const changed = { definition: { ...first, title: '练兵（修订）' }, clauses, readings, hash: 'f'.repeat(64) }
    const count = (await definition()).versions.length
    await keepFiles(house.doer, { campaign: changed, files: [] })
    expect(await choices()).toEqual(before)
    const { versions, definition: newest } = await definition()
    expect([newest.title, versions.length]).toEqual(['练兵（修订）', count + 2])
    expect(versions.slice(0, 2).map(({ why, madeBy }) => [why, madeBy])).toEqual([
      ['decisions', null],
      ['files', null],
    ])
    // Carried over to new files, a decision stays that of the day and of the reason that it was made for.
    const { decisions } = await definition()
    expect([decisions['R5']?.reason, decisions['R7']?.reason]).toEqual(['评审组会议决定', '办公室会议决定'])
    expect(await keepFiles(house.doer, { campaign: changed, files: [] })).toBeUndefined()
  })
})
