import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textsOf } from './read-archive.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianbing-imports-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function archive(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files)) zip.file(name, content)
  const path = join(folder, 'archive.zip')
  await writeFile(path, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }))
  return path
}

describe('an archive of case files', () => {
  it('gives its texts in order of name, and leaves out what is none', async () => {
    const path = await archive({ '案卷/b.json': '{"b":1}', 'a.json': '{}', 'expected.json': '[]', 'readme.txt': 'x' })
    expect(await textsOf(path, 'archive.zip')).toEqual([
      { name: 'a.json', text: '{}' },
      { name: '案卷/b.json', text: '{"b":1}' },
    ])
  })

  it('is refused before it is unpacked where it would swell, and where an entry says less than it holds', async () => {
    const path = await archive({ 'bomb.json': new Uint8Array(120_000_000) })
    const before = process.memoryUsage().arrayBuffers
    await expect(textsOf(path, 'archive.zip')).rejects.toMatchObject({ code: 'case-files.too-many' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
    const bytes = await readFile(path)
    const directory = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    bytes.writeUInt32LE(1_000, directory + 24)
    await writeFile(path, bytes)
    await expect(textsOf(path, 'archive.zip')).rejects.toMatchObject({ code: 'case-files.no-files' })
  })

  it('is none where it is cut off; a file that is no archive is one text', async () => {
    const cut = join(folder, 'cut.zip')
    await writeFile(cut, 'PK\u0003\u0004 and no more')
    expect(await textsOf(cut, 'cut.zip')).toEqual([])
    const single = join(folder, 'one.json')
    await writeFile(single, '{"number":"x"}')
    expect(await textsOf(single, 'one.json')).toEqual([{ name: 'one.json', text: '{"number":"x"}' }])
  })
})
