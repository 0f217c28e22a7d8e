/** The server's log tells no word that somebody looked for, no name of a file and none of a person. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemonstration } from '../../app/server/demonstration.ts'
import { errorForLog } from '../../platform/http/log-error.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { asked, askerOf, routes } from './asked-routes.ts'

let house: TestHouse
const logged: string[] = []
const word = 'Planted寻找Word'
/** What a search is asked for, and what a statement, an expression or a parser could trip over. */
const typed = [word, `${word}%_'"\\[({99999999999999999999`]

beforeAll(async () => {
  house = await startTestHouse({ log: { write: (line) => void logged.push(line) } })
  await loadDemonstration(house.doer, ['xinjiang-2017'])
}, 120_000)
afterAll(() => house.close())

const told = (): string[] =>
  logged.filter((line) => [word, encodeURIComponent(word), '寻找'].some((one) => line.includes(one)))

const upload = (name: string, content: string) => {
  const edge = '----edge'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  return {
    payload: `${head}${content}\r\n--${edge}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  }
}

describe('the log of the server', () => {
  it('tells no word of a search, a list or an address, whatever stands in it', async () => {
    let answered = 0
    for (const one of routes.filter(({ method }) => method === 'GET'))
      for (const text of typed) {
        const { statusCode } = await house.as(
          askerOf(one),
          asked(one, () => text),
        )
        answered += statusCode === 200 ? 1 : 0
      }
    expect(answered).toBeGreaterThan(100)
    expect(told()).toEqual([])
  }, 120_000)

  it('tells no name of a file that somebody brings, and nothing of what stands in it', async () => {
    for (const one of routes.filter(({ method, verb }) => method === 'POST' && verb !== 'people.sign-out')) {
      const { url = '' } = asked(one, () => 'x')
      for (const ending of ['xlsx', 'zip'])
        await house.as(askerOf(one), { method: 'POST', url, ...upload(`${word}.${ending}`, `${word},1\n"${word}`) })
    }
    const { db } = house.doer
    for (let n = 0; n < 100; n++) {
      const { rows } = await sql`select from job where state in ('queued', 'running')`.execute(db)
      if (rows.length === 0) break
      await new Promise((done) => setTimeout(done, 100))
    }
    expect(told()).toEqual([])
  }, 120_000)

  it('tells of nobody by name', async () => {
    const { rows } = await sql<{ name: string }>`
      select name from officer_row union select name from person`.execute(house.doer.db)
    const text = logged.join('\n')
    expect(rows.length).toBeGreaterThan(1000)
    expect(rows.filter(({ name }) => text.includes(name))).toEqual([])
  })

  it('tells of an error what it is, without the text over which a database or a parser tripped', () => {
    const messages = [
      Object.assign(new Error(`value "${word}" is out of range for type integer`), { code: '22003' }),
      Object.assign(new Error(`invalid input syntax for type integer: "${word}"`), { code: '22P02' }),
      Object.assign(new Error(`Key (name)=(${word}) already exists.`), { code: '23505' }),
      parseError(`{"a": ${word}`),
      parseError(word),
    ]
    for (const error of messages) expect(JSON.stringify(errorForLog(error))).not.toContain('寻找')
    expect(errorForLog(messages[0]).message).toBe('value "…" is out of range for type integer')
    const unknown = Object.assign(new Error('column "name" does not exist'), { code: '42703' })
    expect(errorForLog(unknown).message).toBe('column "name" does not exist')
  })
})

function parseError(text: string): Error {
  try {
    JSON.parse(text)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it was read')
}
