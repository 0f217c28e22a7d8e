/** What records tell other slices (server only): the signed ones of a unit, as documents of the checker's contract. */
import type { Database } from '../../platform/db/database.ts'
import { recordDocument, type DocumentJson } from '../../rules/drafting/record-document.ts'
import { signedAs } from './signed.ts'
import { contentOf, signedOf, signingOf } from './store.ts'

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
  const found: SignedRecord[] = []
  for (const { id, kind, party } of await signedOf(db, campaign, unit)) {
    const at = { campaign, id }
    const signing = await signingOf(db, at)
    const content = signing === undefined ? undefined : await contentOf(db, at, signing.version)
    if (signing === undefined || content === undefined) continue
    const document = recordDocument(id, content, signedAs(signing))
    const { hash, receivedAt: signedAt } = signing
    found.push({ id, unit, kind, party, signedAt, hash, document, officers: content.officers })
  }
  return found
}
