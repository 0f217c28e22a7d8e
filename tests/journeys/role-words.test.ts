import { expect, it } from 'vitest'
import { consoleTexts } from '../../app/console/texts.ts'
import { roleWords } from '../../slices/people/account-columns.ts'

it('a role has one word: in the list of accounts as in the template, the import and the export', () => {
  expect(consoleTexts['zh-CN']).toMatchObject({ role: roleWords })
})
