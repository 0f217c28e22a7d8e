import { expect, it } from 'vitest'
import { isNoTable } from './first-bytes.ts'

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all)
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

it.each([
  ['a workbook', bytes(0x50, 0x4b, 3, 4, 0, 0), false],
  ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0, 0), false],
  ['a text', text('案号,单位代码\n'), false],
  ['a text of GB18030', bytes(0xb0, 0xb8, 0xba, 0xc5, 0x2c), false],
  ['a text of UTF-16', bytes(0xff, 0xfe, 0x31, 0), false],
  ['a web page', text('<html><table>'), false],
  ['nothing', bytes(), false],
  ['a PDF', text('%PDF-1.4'), true],
  ['a picture', bytes(0x89, 0x50, 0x4e, 0x47), true],
  ['rubbish', bytes(0x9c, 0x13, 0, 0x77), true],
])('%s', (_, given, expected) => {
  expect(isNoTable(given)).toBe(expected)
})
