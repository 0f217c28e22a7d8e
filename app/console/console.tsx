/** The console: theme, language, data, addresses. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { ApiError, keys } from '../../platform/web/api.ts'
import { directionOf } from '../../platform/web/i18n.ts'
import { onSignedOut } from '../../platform/web/signed-out.ts'
import { theme } from '../../platform/web/theme.ts'
import { router } from './router.tsx'

/** A refusal stays one however often it is asked; only an unreachable or stumbling server is asked again, once, a second later. */
const again = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof ApiError && error.status < 500)

const queries = new QueryClient({
  // On a closed network the browser may believe that it is offline: ask all the same, and say what failed.
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: { networkMode: 'always', retry: again, staleTime: 10_000, refetchOnWindowFocus: false },
  },
})

// Asking for the session again shows the sign-in page.
onSignedOut(() => void queries.invalidateQueries({ queryKey: keys.session }))

/** Who asked the system for less motion gets none. */
const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
const shownTheme = still ? { ...theme, token: { ...theme.token, motion: false } } : theme

/** A dialog closes by its buttons: the second click of a double click would land beside it. */
const dialogs = { mask: { closable: false } }

export function Console() {
  const { i18n } = useTranslation()
  const direction = directionOf(i18n.language)
  return (
    <ConfigProvider
      theme={shownTheme}
      locale={i18n.language === 'zh-CN' ? zhCN : enUS}
      direction={direction}
      modal={dialogs}
    >
      <App>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
