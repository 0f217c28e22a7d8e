import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../platform/tables/read-table.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { AccountDetail, AccountFileView, AccountPage, Slip } from './contract-accounts.ts'
import { mayGive, mayManage } from './giving.ts'
import { roles } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-09-28T04:00:00Z') })
}, 60_000)
afterAll(() => house.close())

const get = (who: Persona, url: string) => house.as(who, { url })
const post = (who: Persona, url: string, payload: object = {}) => house.as(who, { method: 'POST', url, payload })
const account = (login: string, unit = '652301', role = 'county-officer') => ({
  ...{ name: `执法人员${login}`, login, certificate: null, contact: null },
  post: { role, unit, group: null, title: null, from: null, until: null },
})
const make = async (who: Persona, body: object): Promise<string> => {
  const answer = await post(who, '/api/people', body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

describe('an account', () => {
  it('is made by the administrator, invited, with its first post', async () => {
    const id = await make('administrator', account('First.One'))
    const seen = (await get('administrator', `/api/people/accounts/${id}`)).json<AccountDetail>()
    expect(seen).toMatchObject({ login: 'first.one', state: 'invited', mayManage: true })
    expect(seen.history).toMatchObject([
      { role: 'county-officer', unitName: '昌吉市', from: '2017-09-28', holds: true },
    ])
  })

  it('has a login of its own', async () => {
    const again = await post('administrator', '/api/people', account('first.ONE'))
    expect([again.statusCode, again.json().code]).toEqual([409, 'people.login-taken'])
  })

  it('signs in by its link and password, and another link is refused then', async () => {
    const id = await make('unit-administrator', account('second.one'))
    const { secret } = (await post('unit-administrator', `/api/people/accounts/${id}/link`)).json<{ secret: string }>()
    const password = 'tian shan xue lian hua 47'
    const set = await post('nobody', '/api/set-up', { secret, password })
    expect([set.statusCode, set.json()]).toEqual([200, { next: 'done' }])
    const link = await post('unit-administrator', `/api/people/accounts/${id}/link`)
    expect(link.json().code).toBe('people.link-only-invited')
  })

  it('is suspended with its sessions, and admitted again', async () => {
    const id = await make('administrator', account('third.one'))
    const url = `/api/people/accounts/${id}/state`
    expect((await post('administrator', url, { to: 'suspended', reason: '长期请假' })).statusCode).toBe(200)
    expect((await post('administrator', url, { to: 'suspended', reason: '长期请假' })).json().code).toBe(
      'people.state-moved',
    )
    expect((await post('administrator', url, { to: 'active', reason: '返回工作' })).statusCode).toBe(200)
  })
})

describe('a unit\u2019s administrator', () => {
  it('gives no role above the own, and none outside the own units', async () => {
    const above = await post('unit-administrator', '/api/people', account('a.one', '652301', 'office-clerk'))
    const outside = await post('unit-administrator', '/api/people', account('a.two', '650102'))
    expect([above.json().code, outside.json().code]).toEqual(['people.may-not-give', 'people.may-not-give'])
  })

  it('sees nobody of other units: not in the list, not by id, not by search, not in the export', async () => {
    const foreign = await make('administrator', account('foreign.one', '650202'))
    const absent = await get('unit-administrator', '/api/people/accounts/nobody-at-all')
    const hidden = await get('unit-administrator', `/api/people/accounts/${foreign}`)
    expect([hidden.statusCode, hidden.body]).toEqual([absent.statusCode, absent.body])
    const { accounts, total } = (await get('unit-administrator', '/api/people?find=foreign')).json<AccountPage>()
    expect([accounts, total]).toEqual([[], 0])
    const file = await readTable((await get('unit-administrator', '/api/people/export.xlsx')).rawPayload, 'a.xlsx')
    const text = JSON.stringify(file)
    expect([text.includes('foreign.one'), text.includes('second.one')]).toEqual([false, true])
    for (const act of ['state', 'link', 'posts', 'recovery']) {
      const body = { to: 'suspended', reason: '没有理由', role: 'liaison', unit: '652300' }
      expect(
        (await post('unit-administrator', `/api/people/accounts/${foreign}/${act}`, body)).statusCode,
      ).not.toBeLessThan(400)
    }
  })

  it('cannot touch somebody who also holds a post elsewhere', async () => {
    const id = await make('unit-administrator', account('both.one'))
    await post('administrator', `/api/people/accounts/${id}/posts`, account('x', '650000', 'expert').post)
    const refused = await post('unit-administrator', `/api/people/accounts/${id}/state`, {
      to: 'left',
      reason: '调离本地',
    })
    expect(refused.json().code).toBe('people.not-yours')
    expect((await get('unit-administrator', `/api/people/accounts/${id}`)).body).not.toContain('expert')
  })
})

describe('roles, units and who may give what', () => {
  it('never reach above or beside the giver', () => {
    const units = ['650000', '652300', '652301', '650200', '650202']
    const territory = new Set(['652300', '652301'])
    for (const giver of roles)
      for (const role of roles)
        for (const unit of units) {
          const reach = giver === 'administrator' ? () => true : (one: string) => territory.has(one)
          const given = mayGive({ role: giver, covers: reach }, { role, unit })
          const expected =
            giver === 'administrator' ||
            (giver === 'unit-administrator' &&
              territory.has(unit) &&
              ['unit-administrator', 'liaison', 'county-officer'].includes(role))
          expect(given, `${giver} gives ${role} in ${unit}`).toBe(expected)
          if (!given) expect(mayManage({ role: giver, covers: reach }, [{ role, unit }])).toBe(false)
        }
  })
})

describe('posts', () => {
  it('are handed over in one act, and both keep their history', async () => {
    const one = await make('administrator', account('hand.one', '652300', 'liaison'))
    const two = await make('administrator', account('hand.two', '652301'))
    const [held] = (await get('administrator', `/api/people/accounts/${one}`)).json<AccountDetail>().history
    const body = { to: two, from: '2017-10-09', reason: '岗位调整' }
    const receipt = await post('unit-administrator', `/api/people/posts/${held?.id ?? ''}/hand-over`, body)
    expect([receipt.statusCode, receipt.json().from]).toEqual([201, '2017-10-09'])
    const before = (await get('administrator', `/api/people/accounts/${one}`)).json<AccountDetail>().history
    expect(before).toMatchObject([{ until: '2017-10-08', reason: '岗位调整', holds: true }])
    const after = (await get('administrator', `/api/people/accounts/${two}`)).json<AccountDetail>().history
    expect(after.map(({ role, from }) => [role, from])).toEqual([
      ['liaison', '2017-10-09'],
      ['county-officer', '2017-09-28'],
    ])
  })

  it('of the last liaison of a unit end only knowingly', async () => {
    const id = await make('administrator', account('last.one', '652900', 'liaison'))
    const [held] = (await get('administrator', `/api/people/accounts/${id}`)).json<AccountDetail>().history
    const url = `/api/people/posts/${held?.id ?? ''}/end`
    const refused = await post('administrator', url, { reason: '调离本地' })
    expect(refused.json().code).toBe('people.last-liaison')
    expect((await post('administrator', url, { reason: '调离本地', leaveOrphan: true })).statusCode).toBe(200)
    expect((await post('administrator', url, { reason: '调离本地' })).json().code).toBe('people.post-ended')
  })

  it('of the only liaison: suspending it names the unit that is left alone, and takes a word', async () => {
    const id = await make('administrator', account('only.one', '653000', 'liaison'))
    const url = `/api/people/accounts/${id}/state`
    const refused = await post('administrator', url, { to: 'suspended', reason: '长期请假' })
    expect([refused.json().code, refused.json().values.unit]).toEqual([
      'people.last-liaison',
      '克孜勒苏柯尔克孜自治州 653000',
    ])
    const knowingly = { to: 'suspended', reason: '长期请假', leaveOrphan: true }
    expect((await post('administrator', url, knowingly)).statusCode).toBeLessThan(300)
  })

  it('are given to nobody by themselves', async () => {
    const self = await post(
      'administrator',
      '/api/people/accounts/demo-administrator/posts',
      account('x', '650000', 'expert').post,
    )
    expect(self.json().code).toBe('people.not-to-yourself')
  })
})

const header = '登录名,姓名,单位代码,角色,职务,任职日期'
const withGroup = '登录名,姓名,单位代码,角色,组别'
const upload = (who: Persona, text: string) => {
  const body = `--x\r\ncontent-disposition: form-data; name="file"; filename="账号.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--x--\r\n`
  return house.as(who, {
    method: 'POST',
    url: '/api/people/files',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: body,
  })
}

describe('accounts in bulk', () => {
  it('tell every fault by row and column, and make nothing', async () => {
    const bad = `${header}\nfirst.one,甲一,652301,执法人员,,\nx,乙二,999999,皇帝,,2017-13-01\nb.1,,652301,执法人员,,\nb.1,丁四,650102,执法人员,,\n`
    const seen = (await upload('unit-administrator', bad)).json<AccountFileView>()
    expect(seen.errors.map(({ row, column, message }) => `${row} ${column} ${message}`)).toEqual([
      '2 登录名 已有人用这个登录名',
      '3 登录名 不合登录名的规则',
      '3 角色 没有这个角色',
      '3 单位代码 不认识的单位代码',
      '3 任职日期 不是日期',
      '4 姓名 必填，这里是空的',
      '5 单位代码 您不能在这个单位给出这个角色',
    ])
    const kept = await post('unit-administrator', `/api/people/files/${seen.id}/keep`)
    expect([kept.statusCode, kept.json().code]).toEqual([409, 'people.file-has-errors'])
  })

  it('say what is wrong with a file that is no table', async () => {
    const answers = [await upload('administrator', ''), await upload('administrator', '\u0089PNG\r\n\u001a\n\u0000')]
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [422, 'tables.empty-file'],
      [422, 'tables.not-a-table'],
    ])
  })

  it('taken out and brought in again unchanged change nothing; into an empty house they are the same people', async () => {
    const id = await make('administrator', account('two.posts', '652301', 'liaison'))
    await post('administrator', `/api/people/accounts/${id}/posts`, account('x', '652300', 'county-officer').post)
    const rows = [
      ...(await readTable((await get('administrator', '/api/people/export.xlsx')).rawPayload, 'a.xlsx')),
    ].flatMap((sheet) =>
      [...sheet.rows].map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : '')).join(',')),
    )
    const again = (await upload('administrator', rows.join('\n'))).json<AccountFileView>()
    expect([again.faults, again.rows, again.same]).toEqual([0, 0, rows.length - 1])
    expect(rows.filter((row) => row.startsWith('two.posts,')).length).toBe(2)
    const renamed = [rows[0] ?? '', ...rows.filter((row) => row.startsWith('two.posts,')).map((row) => `new.${row}`)]
    const fresh = (await upload('administrator', renamed.join('\n'))).json<AccountFileView>()
    expect([fresh.faults, fresh.rows]).toEqual([0, 2])
    expect((await post('administrator', `/api/people/files/${fresh.id}/keep`)).json()).toMatchObject({ made: 1 })
    const own = [rows[0] ?? '', ...renamed.slice(1).map((row) => row.replace('县', '区').replace('联络员', '专家'))]
    expect((await upload('administrator', own.join('\n'))).json<AccountFileView>().faults).toBeGreaterThan(0)
  })

  it('of one person on several rows say the same of the person, or nothing is made', async () => {
    const head = '登录名,姓名,单位代码,角色,任职截止,联系方式'
    const rows = [
      'two.rows,甲一,652301,执法人员,,0994-1',
      'two.rows,甲一,652300,联络员,,0994-2',
      'two.rows,甲一,652302,执法人员,,',
      'two.rows,甲二,652323,执法人员,,0994-1',
      'late.one,乙一,652301,执法人员,2017-09-27,',
    ]
    const seen = (await upload('unit-administrator', `${head}\n${rows.join('\n')}\n`)).json<AccountFileView>()
    expect(seen.errors.map(({ row, column, value, message }) => `${row} ${column} ${value} ${message}`)).toEqual([
      '3 联系方式 0994-2 与第 2 行同一登录名的“0994-1”不一致',
      '5 姓名 甲二 与第 2 行同一登录名的“甲一”不一致',
      '6 任职截止 2017-09-27 早于任职日期（2017-09-28）',
    ])
    expect((await post('unit-administrator', `/api/people/files/${seen.id}/keep`)).statusCode).toBe(409)
    const good = ['two.rows,甲一,652301,执法人员,,', 'two.rows,甲一,652300,联络员,,0994-2']
    const { id } = (await upload('unit-administrator', `${head}\n${good.join('\n')}\n`)).json<AccountFileView>()
    await post('unit-administrator', `/api/people/files/${id}/keep`)
    const { accounts } = (await get('unit-administrator', `/api/people?batch=${id}`)).json<AccountPage>()
    expect(accounts).toMatchObject([{ login: 'two.rows', contact: '0994-2', posts: [{}, {}] }])
  })

  it('are of no group that is not there', async () => {
    const rows = 'grp.1,甲一,652301,执法人员,reviewGroup\ngrp.2,乙二,652301,执法人员,noGroup\n'
    const { errors } = (await upload('administrator', `${withGroup}\n${rows}`)).json<AccountFileView>()
    expect(errors.map(({ row, column, message }) => [row, column, message])).toEqual([[3, '组别', '方案里没有这个组']])
  })

  it('are all made at once, and their slips open the accounts', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `bulk.${at},执法人员65230${at},652301,执法人员,科员,2017-04-20`)
    const seen = (await upload('unit-administrator', `${header}\n${rows.join('\n')}\n`)).json<AccountFileView>()
    expect([seen.rows, seen.errors]).toEqual([12, []])
    expect((await post('administrator', `/api/people/files/${seen.id}/keep`)).statusCode).toBe(404)
    expect((await post('unit-administrator', `/api/people/files/${seen.id}/keep`)).json()).toEqual({
      made: 12,
      asked: 0,
    })
    expect((await post('unit-administrator', `/api/people/files/${seen.id}/keep`)).json().code).toBe('people.file-done')
    const { accounts } = (await get('unit-administrator', `/api/people?batch=${seen.id}`)).json<AccountPage>()
    const people = accounts.map(({ id }) => id)
    const { slips } = (await post('unit-administrator', '/api/people/slips', { people })).json<{ slips: Slip[] }>()
    expect(slips.map(({ login }) => login).toSorted()).toEqual(rows.map((row) => row.split(',')[0]).toSorted())
    const view = await post('nobody', '/api/set-up/view', { secret: slips[0]?.secret ?? '' })
    expect(view.json()).toMatchObject({ login: slips[0]?.login })
  })

  it('stay fast with ten thousand people', async () => {
    await sql`insert into person (id, name, login, state, demonstration, created_at)
      select 'm' || n, '执法人员' || n, 'm.' || n, 'active', false, now() from generate_series(1, 10000) n`.execute(
      house.doer.db,
    )
    await sql`insert into post (id, person, role, unit, from_day, given_at)
      select 'm' || n, 'm' || n, 'county-officer', (array['652301', '650202', '652302'])[1 + n % 3], '2017-04-01', now()
      from generate_series(1, 10000) n`.execute(house.doer.db)
    const { total, accounts } = (await get('administrator', '/api/people?find=执法人员99')).json<AccountPage>()
    expect([total, accounts.length]).toEqual([111, 50])
    const own = (await get('unit-administrator', '/api/people?find=执法人员99&limit=200')).json<AccountPage>()
    expect(own.accounts.flatMap(({ posts }) => posts.map(({ unit }) => unit.slice(0, 4)))).toEqual(
      own.accounts.map(() => '6523'),
    )
  })
})

describe('a recovery', () => {
  it('needs a second person, who alone sees the link, once', async () => {
    const id = await make('unit-administrator', account('lost.one'))
    await sql`update person set state = 'active' where id = ${id}`.execute(house.doer.db)
    const asked = await post('unit-administrator', `/api/people/accounts/${id}/recovery`, {
      reason: '忘记密码，已核身份',
    })
    expect(asked.statusCode, asked.body).toBe(204)
    const mine = (await get('unit-administrator', '/api/approvals')).json<{
      approvals: { id: string; kind: string; mayDecide: boolean }[]
    }>()
    const approval = mine.approvals.find(({ kind }) => kind === 'people.recover')
    expect(approval?.mayDecide).toBe(false)
    const url = `/api/approvals/${approval?.id ?? ''}/decision`
    expect((await post('unit-administrator', url, { approve: true })).json().code).toBe('approvals.own')
    expect((await post('administrator', url, { approve: true, note: '已电话核对' })).statusCode).toBe(204)
    const link = `/api/people/recoveries/${approval?.id ?? ''}/link`
    expect((await post('unit-administrator', link)).statusCode).toBe(404)
    expect((await get('administrator', '/api/people/recoveries')).json().recoveries).toMatchObject([
      { login: 'lost.one' },
    ])
    const { secret } = (await post('administrator', link)).json<{ secret: string }>()
    expect((await post('nobody', '/api/set-up/view', { secret })).json()).toMatchObject({ why: 'recovery' })
    expect((await post('administrator', link)).statusCode).toBe(404)
  })
})
