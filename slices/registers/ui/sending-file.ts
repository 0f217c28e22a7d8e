/** A chosen file on its way: looked at here, then sent; what was not recognised is sent again once its kind is said. */
import { useState } from 'react'
import { ApiError } from '../../../platform/web/api.ts'
import { largestFile, type RegisterName } from '../contract.ts'
import { isNoTable, lookedAt } from './first-bytes.ts'
import { useImportAddress } from './import-address.ts'
import { useImportActs } from './queries.ts'

export type Mode = 'amend' | 'replace'

export interface SentAs {
  register: RegisterName | undefined
  mode: Mode
}

/** A file that is not even sent: its way to the server would be long and in vain. */
export class TooLarge extends Error {
  readonly size: number
  constructor(size: number) {
    super('file too large')
    this.size = size
  }
}

/** By its first bytes; not sent either. */
export class NoTable extends Error {}

export const isUnrecognised = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === 'registers.not-recognised'

async function lookAt(file: File): Promise<void> {
  if (file.size > largestFile) throw new TooLarge(file.size)
  const start = new Uint8Array(await file.slice(0, lookedAt).arrayBuffer())
  if (isNoTable(start)) throw new NoTable(file.name)
}

export function useSending() {
  const [sending, setSending] = useState<string>()
  const [refused, setRefused] = useState<{ file: File; error: unknown }>()
  const { upload } = useImportActs()
  const { open } = useImportAddress()
  const send = async (file: File, as: SentAs) => {
    setSending(file.name)
    setRefused(undefined)
    try {
      await lookAt(file)
      open((await upload(file, as)).id)
    } catch (error) {
      setRefused({ file, error })
    } finally {
      setSending(undefined)
    }
  }
  const sendAgain = async (as: SentAs) => {
    if (refused !== undefined && isUnrecognised(refused.error)) await send(refused.file, as)
  }
  return { sending, error: refused?.error, send, sendAgain }
}
