/** Nobody learns by the dry run, the search or a history what the rows' own address hides. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { createUploads } from '../../tests/uploads.ts'
import { changesView } from './contract.ts'

const units = `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份
650000,新疆维吾尔自治区,自治区级,,0,0,2017
652300,昌吉回族自治州,市级,650000,10,20,2017
652301,昌吉市,县级,652300,3,5,2017
652700,博尔塔拉蒙古自治州,市级,650000,8,9,2017
652701,博乐市,县级,652700,2,2,2017
`
const cases = `案号,单位代码,案件类型,决定日期,罚款金额
博环罚〔2017〕1号,652701,查封扣押,2017-06-01,765432
博环罚〔2017〕2号,652701,查封扣押,2017-06-02,654321
昌环罚〔2017〕1号,652301,一般行政处罚,2017-05-03,30000
`
const guessedCases = `案号,单位代码,案件类型,决定日期,罚款金额
博环罚〔2017〕1号,652300,一般行政处罚,2017-01-01,1
博环罚〔2017〕2号,652300,一般行政处罚,2017-01-01,2
昌环罚〔2017〕1号,652301,一般行政处罚,2017-05-03,35000
昌环罚〔2017〕9号,652301,一般行政处罚,2017-05-03,1
`
const officerHead = '证件号,姓名,单位代码,是否在岗\n'
const nominationHead = '类别,单位代码,证件号,行业,材料1,材料2,廉洁证明,核实举报\n'
const officers = `${officerHead}65270001,执法人员6527010001,652701,是\n65230001,执法人员6523010001,652301,是\n`
const guessedOfficers = `${officerHead}65270001,某人,652300,是\n65230001,执法人员6523010001,652300,是\n`

let house: TestHouse
let uploads: ReturnType<typeof createUploads>
const file = (name: string, content: string) => ({ name, content })
const changesOf = async (persona: Persona, id: string, mode: string) =>
  changesView.parse((await uploads.get(persona, `/imports/${id}/changes?mode=${mode}&limit=200`)).json())
const errorsOf = async (id: string) => (await uploads.get('liaison', `/imports/${id}/errors`)).json().errors
const keys = ({ changes }: { changes: { label: string }[] }) => changes.map(({ label }) => label)
let casesImport = ''

beforeAll(async () => {
  house = await startTestHouse()
  uploads = createUploads(house, 'xinjiang-2017')
  for (const [name, content] of [
    ['units', units],
    ['cases', cases],
    ['officers', officers],
  ] as const) {
    const { id } = await uploads.checked('office-clerk', `?register=${name}`, file(`${name}.csv`, content))
    expect((await uploads.kept('office-clerk', id, { mode: 'amend' })).status).toBe('kept')
    if (name === 'cases') casesImport = id
  }
}, 60_000)
afterAll(() => house.close())

describe('a liaison who guesses keys of another prefecture', () => {
  test('sees of cases what the own rows would change, and nothing of the others', async () => {
    const { id, summary } = await uploads.checked('liaison', '?register=cases', file('guess.csv', guessedCases))
    expect(summary).toMatchObject({ changed: 1, added: 1, errors: 2 })
    for (const persona of ['liaison', 'office-clerk'] as const)
      for (const mode of ['amend', 'replace']) {
        const view = await changesOf(persona, id, mode)
        expect(keys(view), `${persona} ${mode}`).toEqual(['昌环罚〔2017〕1号', '昌环罚〔2017〕9号'])
        expect(view.total).toBe(2)
        expect(view.changes[0]).toMatchObject({ before: { 罚款金额: 30000 }, after: { 罚款金额: 35000 } })
      }
    const errors = await errorsOf(id)
    expect(errors.map(({ code }: { code: string }) => code)).toEqual(['owned-elsewhere', 'owned-elsewhere'])
    expect(JSON.stringify(errors)).not.toMatch(/登记在|另一地州|652701|博乐|查封扣押|765432|654321|2017-06/)
  })

  test('is told the same of their officers as of nobody: in the nominations both are unknown', async () => {
    const sheet = '类别,单位代码,证件号,行业,材料1,材料2,廉洁证明,核实举报\n'
    const row = (certificate: string) => `行业能手,652300,${certificate},,,,是,否\n`
    const said = async (certificate: string) => {
      const { id } = await uploads.checked('liaison', '?register=nominations', file('n.csv', sheet + row(certificate)))
      const errors: { column: string; code: string; message: string }[] = await errorsOf(id)
      return errors
        .filter(({ column }) => column === '证件号')
        .map(({ code, message }) => [code, message.replace(certificate, '')])
    }
    const [theirs, nobodys] = [await said('65270001'), await said('65279999')]
    expect(theirs).toEqual(nobodys)
    expect(theirs.flat()).toContain('officer-not-own')
  })

  test('sees nothing of their officers', async () => {
    const { id } = await uploads.checked('liaison', '?register=officers', file('guess.csv', guessedOfficers))
    for (const mode of ['amend', 'replace']) {
      const view = await changesOf('liaison', id, mode)
      expect(keys(view)).toEqual(['65230001'])
      expect(JSON.stringify(view)).not.toMatch(/6527/)
    }
    expect(JSON.stringify(await errorsOf(id))).not.toMatch(/执法人员|652701|博乐/)
  })

  test('and, reading no reports, is not told the industry of one', async () => {
    const reports = '报告编号,证件号,行业,专家,得分\nBG-1,65270001,水泥,专家一,80\n'
    const made = await uploads.checked('office-clerk', '?register=report-scores', file('reports.csv', reports))
    expect((await uploads.kept('office-clerk', made.id, { mode: 'amend' })).status).toBe('kept')
    const rows = `${nominationHead}行业能手,652301,65230001,火电,BG-1,,是,否\n`
    const { id } = await uploads.checked('liaison', '?register=nominations', file('nominations.csv', rows))
    const errors = await errorsOf(id)
    expect(errors).toMatchObject([{ row: 2, column: '行业', value: '火电', code: 'industry-not-of-report' }])
    expect(JSON.stringify(errors)).not.toContain('水泥')
  })

  test('sees no row that has become another’s since the check', async () => {
    const mine = guessedCases.replace(/博环罚.*\n/g, '')
    const { id } = await uploads.checked('liaison', '?register=cases', file('mine.csv', mine))
    const taken = `${cases.split('\n')[0]}\n昌环罚〔2017〕9号,652701,查封扣押,2017-08-08,99\n`
    const other = await uploads.checked('office-clerk', '?register=cases', file('taken.csv', taken))
    await uploads.kept('office-clerk', other.id, { mode: 'amend' })
    expect(keys(await changesOf('liaison', id, 'amend'))).toEqual(['昌环罚〔2017〕1号'])
  })
})

describe('an administrator', () => {
  const found = async (persona: Persona, text: string): Promise<string[]> => {
    const answer = await uploads.get(persona, `/search?${new URLSearchParams({ text })}`)
    return answer.json().groups.map(({ kind }: { kind: string }) => kind)
  }
  const history = async (persona: Persona, object: string) =>
    (await uploads.get(persona, `/history?object=${object}`)).statusCode

  test('finds by the search what the rows’ address shows, register by register', async () => {
    expect((await uploads.get('administrator', '/registers/cases/rows')).statusCode).toBe(404)
    expect(await found('office-clerk', '博环罚')).toContain('case')
    expect(await found('administrator', '博环罚')).not.toContain('case')
    expect((await uploads.get('administrator', '/registers/units/rows')).statusCode).toBe(200)
    expect(await found('administrator', '博乐市')).toContain('unit')
  })

  test('reads no history of an import that is not there for the role', async () => {
    expect((await uploads.get('administrator', `/imports/${casesImport}`)).statusCode).toBe(404)
    expect(await history('administrator', `import:${casesImport}`)).toBe(404)
    expect(await history('office-clerk', `import:${casesImport}`)).toBe(200)
    expect(await history('liaison', `import:${casesImport}`)).toBe(404)
    const { id } = await uploads.checked('liaison', '?register=cases', file('own.csv', guessedCases))
    expect(await history('liaison', `import:${id}`)).toBe(200)
    expect(await history('administrator', `import:${id}`)).toBe(404)
  })

  test('and nobody has a history of a run or frozen result that is none', async () => {
    for (const object of ['run:none', 'run:latest', 'frozen:x', 'import:none'])
      expect(await history('office-clerk', object), object).toBe(404)
  })
})
