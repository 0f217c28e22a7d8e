import { useMutation } from '@tanstack/react-query'
import { sendJson } from '../../../platform/web/api.ts'

/** Goes on under another post; everything is loaded anew, for it is seen with other rights. */
export function useSwitchPost(): { switchTo: (post: string) => void; switching: boolean } {
  const change = useMutation({
    mutationFn: (post: string) => sendJson('PUT', '/api/session/post', { post }),
    onSuccess: () => window.location.reload(),
  })
  return { switchTo: (post) => change.mutate(post), switching: change.isPending }
}
