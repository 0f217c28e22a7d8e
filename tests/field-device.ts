/** A device of the county officer as the server meets it, and an inspection that is whole. For tests. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Change, Receipts } from '../platform/sync/contract.ts'
import { emptyRecord } from '../rules/drafting/empty-record.ts'
import { openItems } from '../rules/drafting/open-items.ts'
import type { RecordContent } from '../rules/drafting/record.ts'
import { draftingTables } from '../slices/records/kit.ts'
import type { TestHouse } from './house.ts'

export const campaign = 'xinjiang-2017'
export const base = `/api/campaigns/${campaign}/records`
export const at = '2017-07-06T10:05:00+08:00'

const begun: RecordContent = {
  ...emptyRecord('现场检查笔录', '水泥'),
  party: { name: '合成水泥有限公司', code: '', representative: '', address: '' },
  ...{ place: '厂区', start: '2017-07-06T10:05', end: '2017-07-06T11:40', recorder: '6523010002' },
  officers: ['6523010001', '6523010002'].map((certificate) => ({ certificate, name: `执法人员${certificate}` })),
  ...{ certificates: 'confirmed', recusal: 'confirmed' },
  person: { name: '某甲', idNumber: 'ID-0001', post: '厂长', relation: '负责人', phone: '', address: '' },
  answers: (['production', 'permits', 'treatment', 'violation'] as const).map((section) => ({
    ...{ id: section, section, asked: '所见：', text: '风机停止。' },
  })),
}
/** What stays open says why. */
export const inspection: RecordContent = {
  ...begun,
  reasons: openItems(begun, { template: draftingTables().template, now: begun.end }).map(({ item }) => ({
    ...{ of: item, text: '现场不涉及' },
  })),
}
export const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** A device of the county officer: numbers its changes, sends what it likes again. */
export class Device {
  readonly id = randomUUID()
  readonly sent: Change[] = []
  readonly #house: TestHouse

  constructor(house: TestHouse) {
    this.#house = house
  }

  register = (who: 'county-officer' | 'liaison' = 'county-officer') =>
    this.#house.as(who, { method: 'POST', url: '/api/records/devices', payload: { device: this.id, name: '执法手机' } })

  change(kind: string, body: object): Change {
    const change = { seq: this.sent.length + 1, id: randomUUID(), at, kind, body }
    this.sent.push(change)
    return change
  }

  send = (changes: readonly Change[]) =>
    this.#house.as('county-officer', { method: 'POST', url: `${base}/changes`, payload: { device: this.id, changes } })

  async deliver(changes: readonly Change[] = this.sent): Promise<Receipts> {
    const answer = await this.send(changes)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<Receipts>()
  }
}
