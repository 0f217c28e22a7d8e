/** A record that says nothing yet (n2.2a). */
import type { RecordContent } from './record.ts'
import type { RecordKind } from './words.ts'

export const emptyRecord = (kind: RecordKind, bank: string): RecordContent => ({
  ...{ kind, bank, place: '', start: '', end: '', officers: [], recorder: '', others: '', supplements: '' },
  ...{ certificates: 'missing', recusal: 'missing', answers: [], photos: [], struck: [], reasons: [] },
  party: { name: '', code: '', representative: '', address: '' },
  person: { name: '', idNumber: '', post: '', relation: '', phone: '', address: '' },
})
