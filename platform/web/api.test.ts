import { describe, expect, it } from 'vitest'
import { address, readProblem } from './api.ts'
import { viewQuery } from './table-view.ts'

it('an address leaves out what is not asked', () => {
  expect(address('/api/x', { find: '', page: undefined, limit: 0, register: '案件' })).toBe(
    '/api/x?limit=0&register=%E6%A1%88%E4%BB%B6',
  )
  expect(address('/api/x', { find: undefined })).toBe('/api/x')
})

describe('a refusal', () => {
  it('keeps the server’s code, sentence, clause and fields', () => {
    const field = { place: 'body.reason', value: '""', message: 'too short', cure: 'at least 4' }
    const body = { code: 'house.input-wrong', message: '有 1 处填写有误', clause: 'n4.3c', values: {}, fields: [field] }
    expect(readProblem(400, body)).toEqual(body)
  })
  it('without a body is named by its status', () => {
    expect(readProblem(502, undefined)).toEqual({ code: 'http.502', message: 'HTTP 502' })
    expect(readProblem(500, 'oops')).toEqual({ code: 'http.500', message: 'HTTP 500' })
  })
})

it('a table’s third page of 50 starts at row 100, with its order and filter', () => {
  expect(viewQuery({ page: 3, pageSize: 50, sort: '-总分', filters: { 层级: ['市级'] } })).toEqual({
    offset: 100,
    limit: 50,
    sort: '-总分',
    filter: '{"层级":["市级"]}',
  })
})
