import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { ApiError, sendJson } from '../../../platform/web/api.ts'

/** Long enough to read what to do, for it is said nowhere else. */
const SECONDS = 12

/** Goes on under another post; everything is loaded anew, for it is seen with other rights. A refusal says its cure. */
export function useSwitchPost(): { switchTo: (post: string) => void; switching: boolean } {
  const { message } = App.useApp()
  const change = useMutation({
    mutationFn: (post: string) => sendJson('PUT', '/api/session/post', { post }),
    onSuccess: () => window.location.reload(),
    onError: (error) => void message.error(error instanceof ApiError ? error.problem.message : error.message, SECONDS),
  })
  return { switchTo: (post) => change.mutate(post), switching: change.isPending }
}
