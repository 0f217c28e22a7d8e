/** Files that were made to harm, each with what must come of it: a refusal, or rows like any others. */
import { deflateRawSync } from 'node:zlib'
import JSZip from 'jszip'
import { writeTable } from '../../platform/tables/write-table.ts'

export interface HostileFile {
  what: string
  name: string
  bytes: () => Uint8Array | Promise<Uint8Array>
  /** Code of the refusal; absent: it is read, and nothing of it acts. */
  refused?: RegExp
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

const plainWorkbook = (): Promise<Uint8Array> =>
  writeTable({ sheet: '案件', columns: [{ header: '案号', kind: 'text' }], rows: [['1号'], ['2号']] })

async function changed(change: (zip: JSZip) => void | Promise<void>): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await plainWorkbook())
  await change(zip)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

const sheetPath = 'xl/worksheets/sheet1.xml'
const sheetOf = (rows: string, behind = ''): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${behind}</worksheet>`
const withSheet = (xml: string) => (): Promise<Uint8Array> => changed((zip) => void zip.file(sheetPath, xml))
const oneRow = '<row r="1"><c r="A1" t="inlineStr"><is><t>案号</t></is></c></row>'

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`
const outside = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>`

interface Listed {
  name: string
  offset: number
  packed: number
  unpacked: number
}

/** A zip written by hand: parts may share the same bytes, or bear the same name. */
function byHand(body: Buffer, parts: readonly Listed[]): Uint8Array {
  const entries = parts.map(({ name, offset, packed, unpacked }) => {
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(packed, 20)
    head.writeUInt32LE(unpacked, 24)
    head.writeUInt16LE(Buffer.byteLength(name), 28)
    head.writeUInt32LE(offset, 42)
    return Buffer.concat([head, Buffer.from(name)])
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, directory, end])
}

function localPart(content: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  return Buffer.concat([head, deflateRawSync(content)])
}

const kernel = localPart(Buffer.alloc(1 << 20, 32))
const shared = (count: number): Uint8Array =>
  byHand(
    kernel,
    Array.from({ length: count }, (_, n) => ({
      ...{ name: `xl/worksheets/sheet${n}.xml`, offset: 0 },
      ...{ packed: kernel.length - 30, unpacked: 1 << 20 },
    })),
  )

const bombs: readonly HostileFile[] = [
  {
    what: 'a sheet that says it unpacks to 10 GB',
    name: 'a.xlsx',
    bytes: () =>
      byHand(
        kernel,
        Array.from({ length: 3 }, (_, n) => ({ name: `${n}`, offset: 0, packed: 9, unpacked: 0xfffffff0 })),
      ),
    refused: /tables\.too-large/,
  },
  { what: 'forty parts that are the same bytes', name: 'a.xlsx', bytes: () => shared(40), refused: /tables\.unusual/ },
  { what: 'twenty thousand parts', name: 'a.xlsx', bytes: () => shared(20_000), refused: /tables\.unusual/ },
  {
    what: 'two parts of one name',
    name: 'a.xlsx',
    bytes: () =>
      byHand(
        kernel,
        [0, 1].map(() => ({ name: sheetPath, offset: 0, packed: kernel.length - 30, unpacked: 1 << 20 })),
      ),
    refused: /tables\.unusual/,
  },
  {
    what: 'what swells a thousand times',
    name: 'a.xlsx',
    bytes: () => changed((zip) => void zip.file('xl/media/a.bin', Buffer.alloc(200 << 20))),
    refused: /tables\.unusual/,
  },
  {
    what: 'a zip in a zip',
    name: 'a.xlsx',
    bytes: async () => {
      const zip = new JSZip()
      zip.file('a.xlsx', await plainWorkbook())
      return zip.generateAsync({ type: 'uint8array' })
    },
    refused: /tables\.not-a-table/,
  },
  {
    what: 'entities that unfold, in the sheet',
    name: 'a.xlsx',
    bytes: withSheet(
      sheetOf('<row><c t="inlineStr"><is><t>&a19;</t></is></c></row>').replace('<?xml version="1.0"?>', laughs),
    ),
    refused: /tables\.unusual/,
  },
  {
    what: 'entities that unfold, in the shared strings',
    name: 'a.xlsx',
    bytes: () =>
      changed(async (zip) => {
        zip.file('xl/sharedStrings.xml', `${laughs}<sst><si><t>&a19;</t></si></sst>`)
        const rels = 'xl/_rels/workbook.xml.rels'
        const before = (await zip.file(rels)?.async('string')) ?? ''
        zip.file(
          rels,
          before.replace(
            '</Relationships>',
            '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
          ),
        )
      }),
    refused: /tables\.unusual/,
  },
  {
    what: 'an entity that names a file, in the list of sheets',
    name: 'a.xlsx',
    bytes: () =>
      changed(async (zip) => {
        const before = (await zip.file('xl/workbook.xml')?.async('string')) ?? ''
        zip.file('xl/workbook.xml', before.replace(/<\?xml[^>]*\?>/, outside))
      }),
    refused: /tables\.unusual/,
  },
  {
    what: 'a row that never ends',
    name: 'a.xlsx',
    bytes: withSheet(sheetOf(`<row r="1">${'<c><v>1</v></c>'.repeat(1_500_000)}`)),
    refused: /tables\.(unusual|damaged)/,
  },
  {
    what: 'a merge to a column beyond all sheets',
    name: 'a.xlsx',
    bytes: withSheet(sheetOf(oneRow, '<mergeCells><mergeCell ref="ZZZZZZZ1:ZZZZZZZ9"/></mergeCells>')),
  },
  {
    what: 'a hundred thousand merges over each other',
    name: 'a.xlsx',
    bytes: withSheet(
      sheetOf(
        Array.from({ length: 3_000 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join(''),
        `<mergeCells>${'<mergeCell ref="B1:B3000"/>'.repeat(100_000)}</mergeCells>`,
      ),
    ),
  },
  {
    what: 'a cell of a column beyond all sheets',
    name: 'a.xlsx',
    bytes: withSheet(sheetOf('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')),
    refused: /tables\.damaged/,
  },
  {
    what: 'a row number beyond all sheets',
    name: 'a.xlsx',
    bytes: withSheet(sheetOf('<row r="999999999"><c><v>1</v></c></row>')),
  },
]

const lines: readonly HostileFile[] = [
  {
    what: 'one line of 30 MB',
    name: 'a.csv',
    bytes: () => text(`案号\n${'a'.repeat(30 << 20)}`),
    refused: /tables\.unusual/,
  },
  {
    what: 'a quote that nobody closes',
    name: 'a.csv',
    bytes: () => text(`案号,类型\n"${'1号,稽查\n'.repeat(2 << 20)}`),
    refused: /tables\.open-quote/,
  },
  {
    what: 'a line of a million commas',
    name: 'a.csv',
    bytes: () => text(`案号\n${','.repeat(1 << 20)}`),
    refused: /tables\.unusual/,
  },
  {
    what: 'a page with scripts that is called .xls',
    name: 'a.xls',
    bytes: () =>
      text(
        '<html><script>alert(1)</script><table><tr><td onclick="x()">案号</td></tr><tr><td><img src=x onerror=alert(1)>1号</td></tr></table>',
      ),
  },
  { what: 'a page of tables never closed', name: 'a.xls', bytes: () => text(`<table>${'<tr><td>'.repeat(100_000)}`) },
  { what: 'a page of tags never closed', name: 'a.xls', bytes: () => text(`<table><tr><td ${'a="'.repeat(100_000)}`) },
  {
    what: 'a page that spans everything',
    name: 'a.xls',
    bytes: () => text(`<table>${'<tr><td rowspan=99999 colspan=99999>1</td></tr>'.repeat(50)}</table>`),
  },
  {
    what: 'a picture with a script that is called .csv',
    name: 'a.csv',
    bytes: () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  },
  {
    what: 'a PDF that is called .xlsx',
    name: 'a.xlsx',
    bytes: () => text('%PDF-1.7\n'),
    refused: /tables\.not-a-table/,
  },
  {
    what: 'a program that is called .xlsx',
    name: 'a.xlsx',
    bytes: () => Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'),
    refused: /tables\.(not-a-table|unknown-encoding)/,
  },
  {
    what: 'a picture in front of a workbook',
    name: 'a.xlsx',
    bytes: async () => Buffer.concat([Buffer.from('GIF89a'), await plainWorkbook()]),
    refused: /tables\.not-a-table/,
  },
  {
    what: 'an old workbook cut to its first words',
    name: 'a.xls',
    bytes: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 0xff)]),
    refused: /tables\.old-excel/,
  },
]

export const hostileFiles: readonly HostileFile[] = [
  ...bombs,
  ...lines,
  { what: 'a list that lies about sizes', name: 'a.ods', bytes: lyingDocument, refused: /tables\.too-large/ },
]

/** As an open document, whose library unpacks all of it. */
async function lyingDocument(): Promise<Uint8Array> {
  const zip = new JSZip()
  zip.file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet', { compression: 'STORE' })
  zip.file('content.xml', `<office:document-content>${' '.repeat(40 << 20)}</office:document-content>`)
  const bytes = Buffer.from(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
  const place = bytes.lastIndexOf(Buffer.from('content.xml')) - 22
  bytes.writeUInt32LE(10, place)
  return bytes
}
