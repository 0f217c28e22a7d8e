import { mkdir, writeFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { pdfOf } from '../../platform/typeset/pdf.ts'
import { layOut } from '../../rules/drafting/pages.ts'
import type { RecordContent } from '../../rules/drafting/record.ts'
import { keepStruck, withText } from '../../rules/drafting/texts.ts'
import { inspection } from '../../tests/field-device.ts'
import { converted, hasLibreOffice } from '../../tests/libreoffice.ts'
import { docxOf } from './form-docx.ts'
import { typstOf } from './form-pdf.ts'
import { draftingTables } from './kit.ts'

const at = '2017-07-06T12:00:00+08:00'
const before = '窑尾布袋除尘器风机停止，控制柜显示停机时间为7月6日8时20分。'
const long = (content: RecordContent): RecordContent => ({
  ...content,
  answers: Array.from({ length: 12 }, (_, index) => ({
    ...{ id: `own-${index}`, section: 'violation' as const, asked: `所见${index + 1}：`, text: before.repeat(5) },
  })),
  photos: [
    {
      ...{ id: 'p', sha256: '0123456789abcdef'.repeat(4), size: 9, type: 'image/jpeg', caption: '窑尾' },
      ...{ of: '', takenAt: at },
    },
  ],
})

/** Long, and corrected after it was printed. */
function corrected(): RecordContent {
  const printed = long(inspection)
  const next = ['own-0', 'own-7'].reduce((text, id) => withText(text, `answers.${id}`, '皮带脱落。'), printed)
  return keepStruck(printed, withText(next, 'place', '中控室'), at)
}

/** The text of each page, without its spaces. */
async function textsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent()
    return items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      .replace(/\s/g, '')
  })
  return Promise.all(pages)
}

const kept = process.env['KEEP_FORMS']

describe('the official form', () => {
  const laid = layOut(corrected(), '昌吉市环境监察大队', draftingTables().template)
  const outputs = [
    ['our PDF', () => pdfOf(typstOf(laid, true))],
    ['LibreOffice’s of the .docx', async () => converted(await docxOf(laid, true), { from: 'docx', to: 'pdf' })],
  ] as const

  it.each(outputs.slice(0, hasLibreOffice ? 2 : 1))('is on as many sheets as were laid out: %s', async (name, make) => {
    const pdf = await make()
    if (kept !== undefined) {
      await mkdir(kept, { recursive: true })
      await writeFile(`${kept}/${name.startsWith('our') ? 'ours' : 'office'}.pdf`, pdf)
    }
    const texts = await textsOf(pdf)
    expect([laid.pages.length > 2, texts.length]).toEqual([true, laid.pages.length])
    for (const [index, text] of texts.entries()) {
      const page = laid.pages[index]
      expect(text).toContain(`第${index + 1}页共${laid.pages.length}页`)
      for (const words of [`校验码${page?.mark ?? '?'}`, ...laid.signers.map((signer) => `${signer}签名：`)])
        expect(text).toContain(words)
    }
    const whole = texts.join('')
    for (const words of ['现场检查（勘察）笔录', '合成水泥有限公司', '厂区', '中控室', '皮带脱落', '0123456789abcdef'])
      expect(whole).toContain(words)
    expect(whole).not.toContain('草稿')
  })

  it.runIf(hasLibreOffice)('says of a draft on every sheet that it is one, and has no place to sign', async () => {
    const pdf = await converted(await docxOf(laid, false), { from: 'docx', to: 'pdf' })
    if (kept !== undefined) await writeFile(`${kept}/draft.pdf`, pdf)
    const texts = await textsOf(pdf)
    expect(texts.length).toBe(laid.pages.length)
    for (const text of texts) {
      for (const words of ['草稿，不得签署', '签名：不得签署']) expect(text).toContain(words)
      expect(text).not.toContain('校验码')
    }
  })
})
