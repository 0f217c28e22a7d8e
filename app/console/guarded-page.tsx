import type { PageDefinition } from '../../platform/web/pages.ts'
import { useMay } from '../../platform/web/session.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** What you may not see does not exist (house style 8); the server decides again on every request. */
export function GuardedPage({ page }: { page: PageDefinition }) {
  const Page = page.component
  return useMay(page.verb) ? <Page /> : <NotFoundPage />
}
