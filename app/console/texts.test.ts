import { expect, it } from 'vitest'
import type { Catalogue } from '../../platform/web/catalogue.ts'
import { grantsOf } from '../../platform/http/access.ts'
import { roles } from '../../slices/people/contract.ts'
import { registerNames } from '../../slices/registers/contract.ts'
import { slices as serverSlices } from '../server/slices.ts'
import { slices } from './pages.ts'
import { secretOf } from './sign-in-secret.ts'
import { allTexts } from './slice-texts.ts'
import { consoleTexts } from './texts.ts'

/** 'key {{value}} {{other}}' of every text, so that a translation can't lose a value. */
function keysOf(catalogue: Catalogue, prefix = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    if (typeof value !== 'string') return keysOf(value, `${prefix}${key}.`)
    // What English says of one thing; Chinese says it as of many.
    if (key.endsWith('_one') && catalogue[key.slice(0, -4)] !== undefined) return []
    const values = [...value.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name)
    return [[`${prefix}${key}`, ...values.sort()].join(' ')]
  })
}

it.each(Object.entries(allTexts))('%s says the same in Chinese and in English, with the same values', (_, texts) => {
  expect(keysOf(texts.en).sort()).toEqual(keysOf(texts['zh-CN']).sort())
})

it('a register bears one name on home and on its own page', () => {
  const { register: home } = consoleTexts['zh-CN']
  const { register: english } = consoleTexts.en
  expect([home, english]).toEqual([allTexts['registers']?.['zh-CN']['name'], allTexts['registers']?.en['name']])
})

it('every page has its title in its slice’s catalogue', () => {
  const titles = slices.flatMap(({ pages }) => pages.map(({ title }) => title))
  const known = Object.entries(allTexts).flatMap(([slice, texts]) => keysOf(texts.en).map((key) => `${slice}:${key}`))
  expect(titles.filter((title) => !known.includes(title))).toEqual([])
})

it('every role and every register has its name', () => {
  const known = keysOf(consoleTexts.en)
  const needed = [...roles.map((role) => `role.${role}`), ...registerNames.map((register) => `register.${register}`)]
  expect(needed.filter((key) => !known.includes(key))).toEqual([])
})

it('every verb that a move of the stage takes from somebody has its name', () => {
  const staged = serverSlices.flatMap(({ access }) =>
    Object.keys(access).filter((verb) => grantsOf(access, verb).some(({ during }) => during !== undefined)),
  )
  const known = keysOf(allTexts['people']?.en ?? {})
  expect(
    staged.filter((verb) => !known.includes(`verb.${verb}`)),
    'name them under `verb` in slices/people/ui/texts-verbs.ts',
  ).toEqual([])
})

it('a pasted link and a pasted secret are the same', () => {
  expect(secretOf(' http://127.0.0.1:8080/sign-in/abc-DEF_1\n')).toBe('abc-DEF_1')
  expect(secretOf('abc-DEF_1')).toBe('abc-DEF_1')
})
