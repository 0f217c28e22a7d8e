/** The console: theme, language, data, addresses. */
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { ApiError, keys } from '../../platform/web/api.ts'
import { directionOf } from '../../platform/web/i18n.ts'
import { theme } from '../../platform/web/theme.ts'
import { router } from './router.tsx'

/** A refusal stays one however often it is asked; only an unreachable or stumbling server is asked again. */
const again = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof ApiError && error.status < 500)

/** A session that ended is found out by any request: asking for it again shows the sign-in page. */
const signedOut = (error: Error): void => {
  if (error instanceof ApiError && error.status === 401) void queries.invalidateQueries({ queryKey: keys.session })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  // On a closed network the browser may believe that it is offline: ask all the same, and say what failed.
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: { networkMode: 'always', retry: again, staleTime: 10_000, refetchOnWindowFocus: false },
  },
})

/** Who asked the system for less motion gets none. */
const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
const shownTheme = still ? { ...theme, token: { ...theme.token, motion: false } } : theme

export function Console() {
  const { i18n } = useTranslation()
  const direction = directionOf(i18n.language)
  return (
    <ConfigProvider theme={shownTheme} locale={i18n.language === 'zh-CN' ? zhCN : enUS} direction={direction}>
      <App>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
