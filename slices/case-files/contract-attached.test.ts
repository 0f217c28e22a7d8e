import { describe, expect, it } from 'vitest'
import {
  attachRecord,
  brokenRecords,
  detachedRecords,
  freeDocumentId,
  isOfAnotherParty,
  newRecords,
  saidBy,
  unexplainedRecords,
} from './contract-attached.ts'
import type { DraftDocument, DraftFile, RecordChoice } from './contract.ts'

const record: DraftDocument = { id: 'r1', kind: '现场检查笔录', date: '2017-05-02', record: { id: 'rec', hash: 'h' } }
const file = (documents: DraftDocument[], more: Partial<DraftFile> = {}): DraftFile => ({
  ...{ number: '甲1', unit: '652301', type: '稽查', party: { name: '甲厂' }, officers: [], documents },
  ...more,
})
const officer = { certificate: '6501000001', name: '执法人员甲', validFrom: '2015-01-01', validTo: '2019-12-31' }
const choice = (document: Partial<DraftDocument> = {}, more: Partial<RecordChoice> = {}): RecordChoice => ({
  ...{ id: 'rec', hash: 'h', signedAt: '2017-05-02T05:00:00Z' },
  document: { id: 'rec', kind: '现场检查笔录', date: '2017-05-02', party: '甲厂', ...document },
  officers: [{ ...officer, registeredName: '执法人员甲' }],
  ...more,
})

describe('a document from a signed record', () => {
  it('is broken by any change, and may be taken out whole', () => {
    expect(brokenRecords(file([record]), file([{ ...record, date: '2017-05-03' }]))).toEqual([record])
    const bare: DraftDocument = { id: 'r1', kind: '现场检查笔录', date: '2017-05-02' }
    expect(brokenRecords(file([record]), file([bare]))).toEqual([record])
    expect(brokenRecords(file([record]), file([]))).toEqual([])
    expect(detachedRecords(file([record]), file([]))).toEqual([record])
    expect(detachedRecords(file([record]), file([record]))).toEqual([])
  })

  it('is new once, and says the same in whatever order', () => {
    expect(newRecords(file([]), file([record])).map(({ id }) => id)).toEqual(['r1'])
    expect(newRecords(file([record]), file([record]))).toEqual([])
    expect(saidBy({ id: 'x', date: '2017-05-02', kind: '现场检查笔录' })).toBe(saidBy(record))
  })

  it('of another party needs a reason; where one of the two is not named nothing is another', () => {
    const other = { ...record, party: '乙厂' }
    expect(isOfAnotherParty(file([]), other)).toBe(true)
    expect(isOfAnotherParty(file([]), { ...other, party: ' 甲厂 ' })).toBe(false)
    expect(isOfAnotherParty(file([], { party: {} }), other)).toBe(false)
    expect(unexplainedRecords(file([]), file([other]))).toEqual([other])
    const explained = { ...other, record: { id: 'rec', hash: 'h', reason: '同一厂区，两家共用' } }
    expect(unexplainedRecords(file([]), file([explained]))).toEqual([])
  })
})

describe('what a record brings with it', () => {
  it('its officers with the days of the register, party and discovery where the file has none, under an id of the file', () => {
    const attached = attachRecord(file([], { party: {} }), choice())
    expect(attached.file).toMatchObject({
      party: { name: '甲厂' },
      discovered: '2017-05-02',
      officers: [officer],
      documents: [{ id: 'd1', record: { id: 'rec', hash: 'h' } }],
    })
    expect(attached.taken.map(({ field, from }) => [field, from])).toEqual([
      ['party', 'record'],
      ['discovered', 'record'],
      ['officer', 'record'],
      ['validity', 'register'],
    ])
    expect(attached.differs).toEqual([])
  })

  it('what the file says otherwise stays, and is shown', () => {
    const before = file([], {
      discovered: '2017-06-01',
      officers: [{ certificate: '6501000001', name: '另一名', validFrom: '2010-01-01', validTo: '2011-01-01' }],
    })
    const { file: after, taken, differs } = attachRecord(before, choice())
    expect([after.discovered, after.officers, after.party]).toEqual([before.discovered, before.officers, before.party])
    expect(taken).toEqual([])
    expect(differs.map(({ field, stays }) => [field, stays])).toEqual([
      ['discovered', '2017-06-01'],
      ['officerName', '另一名'],
      ['validity', '2010-01-01 – 2011-01-01'],
    ])
  })

  it('of another party only its officers; the reason stands beside it', () => {
    const { file: after } = attachRecord(file([]), choice({ party: '乙厂' }), ' 同一厂区，两家共用 ')
    expect([after.party.name, after.discovered, after.officers.length]).toEqual(['甲厂', undefined, 1])
    expect(after.documents[0]?.record).toEqual({ id: 'rec', hash: 'h', reason: '同一厂区，两家共用' })
  })

  it('an officer who stands there by certificate alone gets name and days', () => {
    const before = file([], { officers: [{ certificate: '6501000001' }] })
    const { file: after, taken } = attachRecord(before, choice())
    expect(after.officers).toEqual([officer])
    expect(taken.map(({ field }) => field)).toEqual(['discovered', 'officerName', 'validity'])
  })

  it('an id that is taken is not given twice', () => {
    const one = { id: 'd2', kind: '立案审批表' }
    expect(freeDocumentId(file([one]))).toBe('d3')
  })
})
