/**
 * What is written in the editor and whether the server has it. "Saved" is said only when the server said so; where it can't be
 * reached the text stays and is sent again; where somebody was quicker both texts are kept (capability 26).
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { ApiError, campaignPath, keys, OfflineError, sendJson } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { DraftFile, FileView, Saved, SaveFile } from '../contract.ts'

export type SaveState =
  | { kind: 'saved'; version: number; at: string }
  | { kind: 'unsaved' | 'saving' }
  /** `again`: it is tried by itself. */
  | { kind: 'failed'; why: unknown; again: boolean }

export interface Clash {
  aside: string
  version: number
  by: string
  at: string
}

const SAVE_AFTER_MS = 1200
const AGAIN_AFTER_MS = 5000
const LONGEST_REASON = 500

export interface Draft {
  document: DraftFile
  /** `reason`: of a change that needs one; goes with the version that has it. */
  change: (next: (before: DraftFile) => DraftFile, reason?: string) => void
  state: SaveState
  clash: Clash | undefined
  saveNow: () => void
  /** After both texts were joined: goes on from there. */
  goOnFrom: (document: DraftFile, saved: { version: number; savedAt: string }) => void
}

export function useDraft(view: FileView): Draft {
  const [document, setDocument] = useState(view.document)
  const [state, setState] = useState<SaveState>({ kind: 'saved', version: view.file.version, at: view.file.savedAt })
  const [clash, setClash] = useState<Clash>()
  const latest = useRef(view.document)
  const kept = useRef({ text: JSON.stringify(view.document), version: view.file.version })
  const busy = useRef(false)
  const reasons = useReasons()
  const send = useSave(view.file.id)
  const save = useCallback(async () => {
    const sent = latest.current
    if (busy.current || JSON.stringify(sent) === kept.current.text) return
    busy.current = true
    setState({ kind: 'saving' })
    const why = reasons.given()
    const answer = await send({ base: kept.current.version, document: sent, ...why.part }).catch(
      (refused: unknown) => ({ why: refused }),
    )
    busy.current = false
    if ('why' in answer) return setState(failed(answer.why))
    if (!answer.saved) setState({ kind: 'unsaved' })
    if (!answer.saved) return setClash(answer)
    kept.current = { text: JSON.stringify(sent), version: answer.version }
    why.isKept()
    const isWhole = JSON.stringify(latest.current) === kept.current.text
    setState(isWhole ? { kind: 'saved', version: answer.version, at: answer.savedAt } : { kind: 'unsaved' })
    return undefined
  }, [send, reasons])
  useSavingTimer(state, clash === undefined ? save : undefined)
  useLeavingWarning(state.kind !== 'saved')
  // Another page of the console: what was typed last goes at once.
  useEffect(() => () => void save(), [save])
  const edits = useEdits({ latest, kept, reasons }, { setDocument, setState, setClash })
  return { document, ...edits, state, clash, saveNow: () => void save() }
}

interface Written {
  latest: RefObject<DraftFile>
  kept: RefObject<{ text: string; version: number }>
  reasons: Reasons
}

interface Shown {
  setDocument: (document: DraftFile) => void
  setState: (state: SaveState) => void
  setClash: (clash: Clash | undefined) => void
}

function useEdits({ latest, kept, reasons }: Written, { setDocument, setState, setClash }: Shown) {
  const change = useCallback(
    (next: (before: DraftFile) => DraftFile, reason = '') => {
      reasons.note(reason)
      latest.current = next(latest.current)
      setDocument(latest.current)
      setState({ kind: 'unsaved' })
    },
    [latest, reasons, setDocument, setState],
  )
  const goOnFrom = useCallback(
    (next: DraftFile, saved: { version: number; savedAt: string }) => {
      latest.current = next
      kept.current = { text: JSON.stringify(next), version: saved.version }
      setDocument(next)
      setClash(undefined)
      setState({ kind: 'saved', version: saved.version, at: saved.savedAt })
    },
    [latest, kept, setDocument, setClash, setState],
  )
  return { change, goOnFrom }
}

interface Reasons {
  note: (reason: string) => void
  /** Those of the changes that go now; once the version is kept they are done with. */
  given: () => { part: { reason?: string }; isKept: () => void }
}

/** Why what changed since the last version did, where that was asked. */
function useReasons(): Reasons {
  const noted = useRef<readonly string[]>([])
  return useMemo(
    () => ({
      note: (reason) => {
        if (reason !== '') noted.current = [...noted.current, reason]
      },
      given: () => {
        const { length } = noted.current
        const part = length === 0 ? {} : { reason: noted.current.join('；').slice(0, LONGEST_REASON) }
        return { part, isKept: () => void (noted.current = noted.current.slice(length)) }
      },
    }),
    [],
  )
}

/** A refusal stays one until the text is changed; a server that can't be reached is asked again. */
const failed = (why: unknown): SaveState => ({
  ...{ kind: 'failed', why, again: why instanceof OfflineError || !(why instanceof ApiError) },
})

/** Sends a version; every other page of the file asks anew when it is opened. */
function useSave(file: string): (body: SaveFile) => Promise<Saved> {
  const campaign = useCampaign()
  const queries = useQueryClient()
  return useCallback(
    async (body) => {
      const path = campaignPath(campaign, `case-files/${encodeURIComponent(file)}`)
      const answer = await sendJson<Saved>('PUT', path, body)
      await queries.invalidateQueries({
        queryKey: keys.campaign(campaign, 'case-files'),
        refetchType: answer.saved ? 'none' : 'active',
      })
      return answer
    },
    [campaign, file, queries],
  )
}

function useSavingTimer(state: SaveState, save: (() => Promise<void>) | undefined): void {
  useEffect(() => {
    const wait = state.kind === 'unsaved' ? SAVE_AFTER_MS : state.kind === 'failed' && state.again ? AGAIN_AFTER_MS : 0
    if (wait === 0 || save === undefined) return undefined
    const timer = window.setTimeout(() => void save(), wait)
    return () => window.clearTimeout(timer)
  }, [state, save])
}

function useLeavingWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
