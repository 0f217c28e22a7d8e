/** Every route, with what attackers send in every field: an answer of the catalogue, never a fault, a stack, or a page. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestHouse, type TestHouse } from '../house.ts'
import { asked, askerOf, routes } from './asked-routes.ts'

let house: TestHouse
const logged: string[] = []
beforeAll(async () => {
  house = await startTestHouse({ log: { write: (line) => void logged.push(line) } })
}, 60_000)
afterAll(() => house.close())

const texts: readonly (readonly [string, string])[] = [
  ['an end of a statement', `'; drop table person; --`],
  ['a truth', `' or '1'='1`],
  ['a sleep', `1;select pg_sleep(9)--`],
  ['a dollar quote', `$$||(select current_user)||$$`],
  ['a pattern', `%_\\`],
  ['a page', `<script>alert(1)</script>`],
  ['an attribute', `"><img src=x onerror=alert(1)>`],
  ['a link', `javascript:alert(1)`],
  ['a template', '{{7*7}}${7*7}<%= 7*7 %>{code}{values}'],
  ['a way up', `../../../../etc/passwd`],
  ['a way up, written twice', `%252e%252e%252f`],
  ['line ends', 'a\r\nset-cookie: x=1\r\n\r\n<html>'],
  ['letters turned round', 'a\u202e\u2066cod.exe\u200b'],
  ['half a letter', '\ud83d'.toWellFormed() + '\u0301\u0301'],
  ['names of every object', '__proto__'],
  ['constructor', 'constructor'],
  ['a number too large', '9'.repeat(400)],
  ['a small number', '-1'],
  ['no number', 'NaN'],
  ['a number with an exponent', '1e308'],
  ['the last number of a column', '9223372036854775808'],
  ['a year beyond all', '99999-12-31'],
  ['a day that is none', '2017-02-30'],
  ['a file of a day', '2017-09-28T25:61:61Z'],
  ['nothing', ''],
  ['spaces', ' \t '],
]

const others: readonly (readonly [string, unknown])[] = [
  ['a number', 1e21],
  ['null', null],
  ['a list', [1, [2]]],
  ['an object', { $ne: null, toString: 1, then: 'x' }],
  ['truth', true],
]

const mustBeHarmless = (what: string, answer: Awaited<ReturnType<TestHouse['as']>>): void => {
  const { statusCode, headers, body } = answer
  const type = String(headers['content-type'] ?? '')
  const told = `${what}: ${statusCode} ${body.slice(0, 300)}`
  expect(statusCode, told).toBeLessThan(500)
  expect(headers['set-cookie'] ?? '', told).not.toContain('x=1')
  if (type.includes('json'))
    expect(body, told).not.toMatch(/node_modules|\.ts:\d|syntax error at|relation "|SELECT |select \*/)
  else if (body !== '')
    expect(String(headers['content-disposition'] ?? (statusCode === 303 ? 'attachment' : '')), told).toContain(
      'attachment',
    )
  if (headers.location !== undefined) expect(headers.location, told).toMatch(/^\/(?![/\\])/)
}

it.each([...texts, ...others])(
  '%s',
  async (what, value) => {
    for (const route of routes) {
      if (route.upload !== undefined) continue
      const answer = await house.as(
        askerOf(route),
        asked(route, () => value),
      )
      mustBeHarmless(`${what}: ${route.method} ${route.path}`, answer)
    }
  },
  60_000,
)

it.each([
  ['a key twice', '{"password":"a","password":"b","reason":"a","reason":["b"]}'],
  ['no object', '"text"'],
  ['a list of lists', '[[[[]]]]'],
  ['a number', '-0'],
  ['ten thousand keys', `{${Array.from({ length: 10_000 }, (_, n) => `"k${n}":${n}`).join(',')}}`],
  ['a mark in front', '\ufeff{}'],
  ['half a letter', '{"name":"\\ud83d","reason":"\\udc00"}'],
])(
  'a body of %s',
  async (what, body) => {
    for (const route of routes.filter(({ method, upload }) => method !== 'GET' && upload === undefined))
      mustBeHarmless(
        `${what}: ${route.method} ${route.path}`,
        await house.as(
          askerOf(route),
          asked(route, () => 'x', body),
        ),
      )
  },
  60_000,
)

it('nothing of it was a fault in the log, and every table still stands', async () => {
  expect(logged.filter((line) => /"msg":"bug"|catalogue/.test(line)).map((line) => line.slice(0, 400))).toEqual([])
  expect((await house.as('auditor', { url: '/health/ready' })).json()).toEqual({ ready: true })
})
