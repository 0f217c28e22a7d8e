/**
 * What is written in an editor and whether the server has it. "Saved" is said only when the server said so; where it can't be
 * reached the text stays and is sent again; where somebody was quicker both texts are kept (capability 26).
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError, campaignPath, OfflineError, sendJson } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { Saved } from '../contract.ts'

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'unsaved' | 'saving' }
  /** `again`: it is tried by itself. */
  | { kind: 'failed'; why: unknown; again: boolean }

export type Clash = Extract<Saved, { saved: false }>

export interface Text<T> {
  content: T
  rev: number
  change: (part: Partial<T>) => void
  state: SaveState
  clash: Clash | undefined
  /** Sends what is typed; the number that stands then, undefined where it is not saved. */
  saveNow: () => Promise<number | undefined>
}

const SAVE_AFTER_MS = 1000
const AGAIN_AFTER_MS = 5000

interface Begun<T> {
  content: T
  rev: number
  savedAt: string | null
  /** The aside that the next save takes up. */
  settles?: number | undefined
}

/** @param path 'announcements/<id>/draft' */
export function useText<T extends object>(path: string, begun: Begun<T>): Text<T> {
  const campaign = useCampaign()
  const [content, setContent] = useState(begun.content)
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: begun.savedAt })
  const [clash, setClash] = useState<Clash>()
  const latest = useRef(begun.content)
  const [rev, setRev] = useState(begun.rev)
  const kept = useRef({ text: JSON.stringify(begun.content), rev: begun.rev })
  const settles = useRef(begun.settles)
  const running = useRef<Promise<number | undefined>>(undefined)
  const send = useCallback(async (): Promise<number | undefined> => {
    const sent = latest.current
    if (JSON.stringify(sent) === kept.current.text) return kept.current.rev
    setState({ kind: 'saving' })
    const body = { base: kept.current.rev, content: sent, settles: settles.current }
    const answer = await putText(campaignPath(campaign, `coordination/${path}`), body)
    if ('why' in answer) return void setState(failed(answer.why))
    if (!answer.saved) setState({ kind: 'unsaved' })
    if (!answer.saved) setClash(answer)
    if (!answer.saved) return undefined
    kept.current = { text: JSON.stringify(sent), rev: answer.rev }
    settles.current = undefined
    setRev(answer.rev)
    const isWhole = JSON.stringify(latest.current) === kept.current.text
    setState(isWhole ? { kind: 'saved', at: answer.at } : { kind: 'unsaved' })
    return answer.rev
  }, [campaign, path])
  const saveNow = useCallback(async () => {
    await running.current
    running.current = send()
    return running.current
  }, [send])
  useKeepingSaved(state, { saveNow, stopped: clash !== undefined })
  const change = useCallback((part: Partial<T>) => {
    latest.current = { ...latest.current, ...part }
    setContent(latest.current)
    setState({ kind: 'unsaved' })
  }, [])
  return { content, rev, change, state, clash, saveNow }
}

const putText = (path: string, body: object): Promise<Saved | { why: unknown }> =>
  sendJson<Saved>('PUT', path, body).catch((why: unknown) => ({ why }))

/** Saves by itself, warns who leaves before it is saved, and sends what was typed last when another page is opened. */
function useKeepingSaved(
  state: SaveState,
  { saveNow, stopped }: { saveNow: () => Promise<unknown>; stopped: boolean },
): void {
  useSavingTimer(state, stopped ? undefined : saveNow)
  useLeavingWarning(state.kind !== 'saved')
  useEffect(() => () => void saveNow(), [saveNow])
}

/** A refusal stays one until the text is changed; a server that can't be reached is asked again. */
const failed = (why: unknown): SaveState => ({
  ...{ kind: 'failed', why, again: why instanceof OfflineError || !(why instanceof ApiError) },
})

function useSavingTimer(state: SaveState, save: (() => Promise<unknown>) | undefined): void {
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
