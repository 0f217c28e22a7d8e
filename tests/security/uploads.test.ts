/** What is handed in: judged by its content, bounded in time and memory, named harmlessly, given back as it came, as a file. */
import fc from 'fast-check'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanFileName } from '../../platform/files/file-name.ts'
import { Problem } from '../../platform/http/problem.ts'
import { openTable } from '../../platform/tables/read-table.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { seedOf, share } from '../soak.ts'
import { createUploads } from '../uploads.ts'
import { hostileFiles } from './hostile-files.ts'

/** Rows counted, never kept; the code of the refusal; anything else is a fault. */
async function outcome(bytes: Uint8Array, name: string): Promise<string> {
  let rows = 0
  try {
    for (const sheet of await openTable(bytes, name)) for await (const batch of sheet.batches()) rows += batch.length
  } catch (cause) {
    if (cause instanceof Problem) return cause.code
    throw cause
  }
  return `${rows} rows`
}

describe('a file made to harm', () => {
  it.each(hostileFiles.map((file) => [file.what, file] as const))(
    '%s',
    async (_what, { bytes, name, refused }) => {
      const made = await bytes()
      const before = performance.now()
      const heap = process.memoryUsage().heapUsed
      expect(await outcome(made, name)).toMatch(refused ?? /^\d+ rows$/)
      expect(performance.now() - before).toBeLessThan(15_000)
      expect(process.memoryUsage().heapUsed - heap).toBeLessThan(700 * 1024 * 1024)
    },
    60_000,
  )
})

describe('damage by chance', () => {
  const seed = seedOf('hostile')
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 })
  const damaged = (whole: Uint8Array, hits: readonly (readonly [number, number])[], end: number): Uint8Array => {
    const bytes = Uint8Array.from(whole.subarray(0, Math.max(1, whole.length - (end % whole.length))))
    for (const [place, value] of hits) bytes[place % bytes.length] = value
    return bytes
  }

  it(
    'of a workbook’s bytes, of its sheet’s words, of a page: rows or a catalogued refusal',
    async () => {
      const columns = [
        { header: '案号', kind: 'text' as const },
        { header: '日期', kind: 'day' as const },
      ]
      const whole = await writeTable({
        sheet: '案件',
        columns,
        rows: [
          ['=1+1', '2017-09-28'],
          ['2号', ''],
        ],
      })
      const unpacked = await JSZip.loadAsync(whole)
      const path = 'xl/worksheets/sheet1.xml'
      const sheet = Buffer.from((await unpacked.file(path)?.async('uint8array')) ?? [])
      const page = Buffer.from('<table><tr><td rowspan=2>案号</td><td>1</td></tr><tr><td>&amp;&#x41;</td></tr></table>')
      const damage = fc.asyncProperty(
        fc.constantFrom('bytes', 'words', 'page'),
        flips,
        fc.nat({ max: 30 }),
        async (where, hits, end) => {
          const bytes = async (): Promise<Uint8Array> => {
            if (where === 'page') return damaged(page, hits, end)
            if (where === 'bytes') return damaged(whole, hits, end)
            unpacked.file(path, damaged(sheet, hits, end))
            return unpacked.generateAsync({ type: 'uint8array' })
          }
          expect(await outcome(await bytes(), 'a.xlsx')).toMatch(/^(\d+ rows|tables\.[a-z-]+)$/)
        },
      )
      await fc.assert(damage, { seed, numRuns: share(150, 20_000) })
    },
    share(60_000, 3_600_000),
  )
})

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\案件\\表.xlsx', '表.xlsx'],
    ['报表\u202excod.exe', '报表xcod.exe'],
    ['a\0.csv\r\nset-cookie: x', 'a.csvset-cookie_ x'],
    ['..', '未命名'],
    ['', '未命名'],
    ['<img src=x onerror=alert(1)>.csv', '_img src=x onerror=alert(1)_.csv'],
    [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(195)}.xlsx`],
    ['\ud800.csv', '\ufffd.csv'],
  ])('%j', (written, clean) => expect(cleanFileName(written)).toBe(clean))
})

describe('over HTTP', () => {
  let house: TestHouse
  beforeAll(async () => void (house = await startTestHouse()), 60_000)
  afterAll(() => house.close())

  it('a page called .xls comes back as the bytes it was, to be saved, never to be shown', async () => {
    const uploads = createUploads(house, 'xinjiang-2017')
    const content = '<html><script>alert(1)</script><table><tr><td>案号</td></tr></table>'
    const view = await uploads.checked('office-clerk', '?register=units', { name: 'x\u202e../a.html', content })
    const file = await uploads.get('office-clerk', `/imports/${view.id}/file`)
    expect(file.body).toBe(content)
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="a.html"; filename*=UTF-8''a.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/sandbox$/),
    })
  })

  it('a refused bomb is told in words, and the server goes on', async () => {
    const uploads = createUploads(house, 'xinjiang-2017')
    for (const { bytes, name } of hostileFiles.filter(({ what }) =>
      /same bytes|unfold, in the sheet|closes|lies/.test(what),
    )) {
      const view = await uploads.checked('office-clerk', '?register=units', {
        name,
        content: Buffer.from(await bytes()),
      })
      expect(view.status, JSON.stringify(view)).not.toBe('ready')
      expect(JSON.stringify(view)).not.toContain('house.bug')
    }
    expect((await house.as('office-clerk', { url: '/api/session' })).statusCode).toBe(200)
  }, 60_000)
})
