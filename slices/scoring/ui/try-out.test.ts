import { describe, expect, it } from 'vitest'
import { definition2017 as definition, readings2017 as readings } from '../../../tests/scoring-vectors.ts'
import { variationFrom, variationText } from './what-if-address.ts'
import { contradictions, fullTotal, pointsInForce, withPoints } from './try-out.ts'
import { newKey } from './new-key.ts'

const data = { definition, readings }

describe('points that are tried', () => {
  it('of a sum carry its parts along, of a part its sum', () => {
    expect(pointsInForce(data, { points: { caseVolume: '40' } })).toMatchObject({
      caseVolume: '40',
      count: '10',
      major: '20',
    })
    expect(pointsInForce(data, { points: { count: '7' } })).toMatchObject({ caseVolume: '22', count: '7', major: '10' })
  })
  it('are a change only where they would not stand so by themselves', () => {
    const forty = { points: { caseVolume: '40' } }
    expect(withPoints(data, forty, { id: 'count', points: '10.0' })).toEqual(forty)
    expect(withPoints(data, forty, { id: 'count', points: '5' })).toEqual({ points: { caseVolume: '40', count: '5' } })
    expect(withPoints(data, forty, { id: 'caseVolume', points: '20' })).toEqual({ points: {} })
  })
  it('that contradict each other are told: the parts are scored by', () => {
    const points = { caseVolume: '40', count: '7' }
    expect(contradictions(data, { points })).toEqual([{ id: 'caseVolume', typed: '40', made: '37' }])
    expect(contradictions(data, { points: { caseVolume: '40' } })).toEqual([])
    expect(fullTotal(data, { points })).toBe('117')
  })
})

describe('what is tried in an address', () => {
  it.each([{}, { readings: { R1: { choice: 'best-ratio' } }, points: { onlineExam: '20', count: '7.5' } }])(
    'comes back as it was: %j',
    (variation) => {
      const text = variationText(data, variation)
      expect(variationFrom(data, text)).toMatchObject({ readings: {}, points: {}, ...variation })
      expect(variationText(data, variationFrom(data, text))).toBe(text)
    },
  )
  it('brings the numbers of an option with it, and keeps others than those', () => {
    const page = Object.values(readings).find(({ options }) => options.some(({ values }) => values !== undefined))
    const option = page?.options.find(({ values }) => values !== undefined)
    if (page === undefined || option?.values === undefined) return expect.fail('no reading has numbers')
    const { choice, values } = option
    expect(variationText(data, { readings: { [page.id]: { choice, values } } })).toBe(`${page.id}:${choice}`)
    const own = {
      readings: { [page.id]: { choice, values: { ...values, [Object.keys(values)[0] ?? '']: '1/3' } } },
      points: {},
    }
    expect(variationFrom(data, variationText(data, own))).toEqual(own)
  })
  it.each(['R1:no-such', 'R99:yes', 'nothing=5', 'onlineExam=much', 'onlineExam', ':', '=', ',,'])(
    'that the definition does not have is left out: %s',
    (text) => expect(variationFrom(data, text)).toEqual({ readings: {}, points: {} }),
  )
})

it('a key is a version 4 UUID, each another', () => {
  const keys = new Set(Array.from({ length: 50 }, newKey))
  expect(keys.size).toBe(50)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
