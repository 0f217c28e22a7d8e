/** What records tell other slices (server only): the signed ones of a unit, as documents of the checker's contract. */
import type { Database } from '../../platform/db/database.ts'
import { recordDocument, type DocumentJson } from '../../rules/drafting/record-document.ts'
import { signedAs } from './signed.ts'
import { signedTexts } from './store-together.ts'

export interface SignedRecord {
  id: string
  unit: string
  kind: '现场检查笔录' | '调查询问笔录'
  party: string
  /** Server time. */
  signedAt: string
  /** SHA-256 (hex) of the signed text; it never changes. */
  hash: string
  /** Its `id` is the record's. */
  document: DocumentJson
  /** Certificate and name of the officers who made it. */
  officers: { certificate: string; name: string }[]
}

/** The newest first. */
export async function signedRecordsOf(db: Database, campaign: string, unit: string): Promise<SignedRecord[]> {
  const texts = await signedTexts(db, campaign, unit)
  return texts.map(({ id, kind, party, hash, signedAt, signing, content }) => {
    const document = recordDocument(id, content, signedAs({ signing }))
    return { id, unit, kind, party, signedAt, hash, document, officers: content.officers }
  })
}
