/** Files that were chosen in this page, and how far each is. */
export interface Going {
  id: string
  /** Of the server's upload, once there is one. */
  upload?: string
  file: File
  sent: number
  state: 'waiting' | 'sending' | 'reading' | 'taken' | 'refused' | 'stopped'
  /** Pages read so far. */
  pages?: { done: number; of: number | null }
  /** Words of the server, or the error itself. */
  refusal?: string
  error?: unknown
}

const isSame = (a: File, b: File): boolean =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified

/**
 * Files chosen now. One that is on its way already is not sent twice; one that was stopped or refused goes again in its own
 * row.
 */
export function withChosen(going: readonly Going[], files: readonly File[], newId: () => string): readonly Going[] {
  let all = going
  for (const file of files) {
    const known = all.find((one) => isSame(one.file, file) && one.state !== 'taken')
    if (known === undefined) all = [...all, { id: newId(), file, sent: 0, state: 'waiting' }]
    else if (known.state === 'stopped' || known.state === 'refused')
      all = all.map((one) => (one === known ? { id: known.id, file, sent: 0, state: 'waiting' } : one))
  }
  return all
}
