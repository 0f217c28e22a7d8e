import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { slices as served } from '../server/slices.ts'
import type { Catalogue, Catalogues } from '../../platform/web/catalogue.ts'
import { helpTexts } from './help-texts.ts'
import { homePage, objectAddresses, pagesAbove } from './page-places.ts'
import { slices } from './pages.ts'
import { allTexts } from './slice-texts.ts'

const languages = ['zh-CN', 'en'] as const

/** The text of 'slice:part.key' in a language; '' where there is none. */
function textOf(
  key: string,
  language: (typeof languages)[number],
  of: Readonly<Record<string, Catalogues>> = allTexts,
): string {
  const [slice = '', path = ''] = key.split(':')
  const found = path
    .split('.')
    .reduce<Catalogue | string | undefined>(
      (node, part) => (typeof node === 'object' ? node[part] : undefined),
      of[slice]?.[language],
    )
  return typeof found === 'string' ? found : ''
}

const pages = [homePage, ...slices.flatMap((slice) => slice.pages)]
const listed = [
  homePage,
  ...slices.flatMap((slice) => slice.pages).filter(({ navigation }) => navigation !== undefined),
]

describe('the help', () => {
  it('stands beside every page of the navigation, in both languages', () => {
    const silent = listed.flatMap(({ path, help }) =>
      languages.flatMap((language) =>
        ['do', 'wrong']
          .filter((part) => help === undefined || textOf(`${help.key}.${part}`, language, helpTexts) === '')
          .map((part) => `${path} ${language} ${part}`),
      ),
    )
    expect(silent).toEqual([])
  })

  it('says as many steps and troubles in English as in Chinese', () => {
    const uneven = pages.flatMap(({ path, help }) =>
      ['do', 'wrong']
        .filter((part) => {
          const [zh, en] = languages.map(
            (language) => textOf(`${help?.key ?? ''}.${part}`, language, helpTexts).split('\n').length,
          )
          return zh !== en
        })
        .map((part) => `${path} ${part}`),
    )
    expect(uneven).toEqual([])
  })

  it('names only clauses of the notice', () => {
    const clauses: Record<string, unknown> = parse(readFileSync('campaigns/xinjiang-2017/clauses.yaml', 'utf8'))
    const unknown = pages.flatMap(({ help }) => help?.clauses ?? []).filter((id) => !(id in clauses))
    expect(unknown).toEqual([])
  })
})

describe('the desk', () => {
  const kinds = served.flatMap(({ notices = [] }) => notices)

  it('has the sentence of every notice, with every value it may name and no other', () => {
    expect(kinds.length).toBeGreaterThan(10)
    for (const { kind, values } of kinds)
      for (const language of languages) {
        const [slice = '', name = ''] = kind.split('.')
        const text = textOf(`${slice}:notice.${name}`, language)
        expect(text, `${kind} ${language}`).not.toBe('')
        const named = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value = '']) => value)
        expect(
          named.filter((value) => !values.includes(value)),
          `${kind} ${language}`,
        ).toEqual([])
      }
  })

  it('has the sentence of everything that may wait', () => {
    const waiting = served.flatMap(({ waiting: sources = [] }) => sources.flatMap((source) => source.kinds))
    expect(waiting.length).toBeGreaterThan(10)
    const silent = waiting.filter((kind) => {
      const [slice = '', name = ''] = kind.split('.')
      return languages.some((language) => textOf(`${slice}:waiting.${name}`, language) === '')
    })
    expect(silent).toEqual([])
  })

  it('knows an address for whatever is found', () => {
    const found = served.flatMap(({ searches = [] }) => searches.map(({ kind }) => kind))
    expect(found.filter((kind) => objectAddresses[kind] === undefined)).toEqual([])
  })
})

it('a page that stands under another one stands under one that there is', () => {
  const astray = pages.filter((page) => page.under !== undefined && pagesAbove(page).length === 0)
  expect(astray.map(({ path }) => path)).toEqual([])
})
