import { expect, it } from 'vitest'
import { movedTo, opensSearch, pagesFound } from './search-choice.ts'

const page = (title: string) => ({ title, about: '练兵', to: `/${title}` })

it('a page is found by every word of it, however wide the letters', () => {
  const pages = [page('导入记录'), page('导入'), page('API tokens')]
  expect(pagesFound(pages, '导入').map(({ title }) => title)).toEqual(['导入记录', '导入'])
  expect(pagesFound(pages, 'ａｐｉ TOK').map(({ title }) => title)).toEqual(['API tokens'])
  expect(pagesFound(pages, '  ')).toEqual([])
  expect(pagesFound(pages, '导入 排名')).toEqual([])
})

it('arrows go round, other keys move nothing, and nothing moves in an empty list', () => {
  expect([movedTo('ArrowDown', 2, 3), movedTo('ArrowUp', 0, 3), movedTo('ArrowDown', 0, 3)]).toEqual([0, 2, 1])
  expect([movedTo('Enter', 0, 3), movedTo('ArrowDown', 0, 0)]).toEqual([undefined, undefined])
})

it('Ctrl-K and ⌘K open it anywhere, a slash only where nobody types', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false }
  expect(opensSearch({ ...none, key: 'k', ctrlKey: true }, true)).toBe(true)
  expect(opensSearch({ ...none, key: 'K', metaKey: true }, true)).toBe(true)
  expect(opensSearch({ ...none, key: '/' }, false)).toBe(true)
  expect(opensSearch({ ...none, key: '/' }, true)).toBe(false)
  expect(opensSearch({ ...none, key: 'k' }, false)).toBe(false)
  expect(opensSearch({ ...none, key: 'k', ctrlKey: true, altKey: true }, false)).toBe(false)
})
