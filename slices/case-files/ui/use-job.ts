/** Follows a job of the server until it ends. */
import { useCallback, useEffect, useState } from 'react'
import { pollJson } from '../../../platform/web/api.ts'

interface Answered {
  state: string
  done: number
  of: number | null
  result: unknown
  failure: { code: string } | null
}

export interface Followed<T> {
  follow: (job: string) => void
  running: { done: number; of: number } | undefined
  result: T | undefined
  /** The code of what it failed with. */
  failure: string | undefined
}

const EVERY_MS = 700

/** @param isResult proves what the job answered */
export function useJob<T>(onDone: () => void, isResult: (value: unknown) => value is T): Followed<T> {
  const [job, setJob] = useState<string>()
  const [answer, setAnswer] = useState<Answered>()
  const ended = answer !== undefined && answer.state !== 'queued' && answer.state !== 'running'
  useEffect(() => {
    if (job === undefined || ended) return undefined
    const look = (): void => {
      pollJson<Answered>(`/api/jobs/${job}`).then(setAnswer, () => {})
    }
    const timer = window.setInterval(look, EVERY_MS)
    return () => window.clearInterval(timer)
  }, [job, ended])
  useEffect(() => {
    if (ended) onDone()
  }, [ended])
  const follow = useCallback((next: string) => {
    setAnswer(undefined)
    setJob(next)
  }, [])
  const isRunning = job !== undefined && !ended
  return {
    follow,
    running: isRunning ? { done: answer?.done ?? 0, of: answer?.of ?? 0 } : undefined,
    result: ended && isResult(answer.result) ? answer.result : undefined,
    failure: ended ? answer.failure?.code : undefined,
  }
}
