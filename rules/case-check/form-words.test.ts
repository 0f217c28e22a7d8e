import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formInEnglish } from './form-words.ts'
import { readCaseFile } from './read-case-file.ts'

test('every problem of form is said in English', () => {
  const document = { id: 'a', kind: '采样记录' }
  const raws: unknown[] = [
    ...[null, {}, { party: 1, officers: 'x', documents: [7], type: '罚款', discovered: '2017-02-30', number: 5 }],
    { documents: [document, { ...document, date: 'x', start: '2017-02-30T10:00', time: '9', fine: 'x', waived: 1 }] },
    { documents: [{ ...document, signature: 'yes', officers: [7] }] },
  ]
  const messages = raws.flatMap((raw) => {
    const read = readCaseFile(raw)
    return 'problems' in read ? read.problems.map(({ message }) => message) : []
  })
  const left = messages.map(formInEnglish).filter((text) => /[\u4e00-\u9fff]/.test(text.replace(/(of:|id ").*/, '')))
  expect(left).toEqual([])
  // Each sentence of the reader is among them.
  const source = readFileSync(new URL('form.ts', import.meta.url), 'utf8')
  const sentences = new Set(source.match(/'[不应必][^']*'/g))
  expect([...sentences].filter((one) => !messages.includes(one.slice(1, -1)))).toEqual([])
})
