/** How the paper was signed, in the words of the checker's contract (case-check.md). */
import type { Signing } from '../../rules/drafting/record-document.ts'
import type { StoredSigning } from './store.ts'

/** Where the party refused or was absent, the officers' note on the last page stands in place of its opinion. */
export function signedAs(stored: Pick<StoredSigning, 'signing'> | undefined): Signing | undefined {
  if (stored === undefined) return undefined
  const { outcome, readOpinion, correctionsSigned, everyPage } = stored.signing
  const isNoted = outcome !== 'signed'
  return { outcome, correctionsSigned, readOpinion: readOpinion || isNoted, everyPageSigned: everyPage }
}
