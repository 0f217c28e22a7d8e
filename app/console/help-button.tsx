import { QuestionCircleOutlined } from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDefinition } from './definition.ts'
import { pagesAbove, useCurrentPage } from './page-places.ts'

const HelpDrawer = lazy(() => import('./help-of-page.tsx'))

/** The "?" of the page at hand; a page without help of its own shows that of the page above it. */
export function HelpButton({ campaign }: { campaign: string | undefined }) {
  const { t } = useTranslation('desk')
  const page = useCurrentPage()
  const [opened, open] = useState<string>()
  if (page === undefined) return null
  const helped = [page, ...pagesAbove(page).toReversed()].find(({ help }) => help !== undefined) ?? page
  return (
    <>
      <button
        type="button"
        className="plain-button header-icon"
        aria-label={t('help.open')}
        title={t('help.open')}
        onClick={() => open(page.path)}
      >
        <QuestionCircleOutlined aria-hidden />
      </button>
      {opened === page.path && (
        <Suspense fallback={null}>
          <WithClauses campaign={campaign} title={t(helped.title)} help={helped.help} onClose={() => open(undefined)} />
        </Suspense>
      )}
    </>
  )
}

type DrawerProps = Omit<Parameters<typeof HelpDrawer>[0], 'clause'>

function WithClauses({ campaign, ...props }: DrawerProps & { campaign: string | undefined }) {
  if (campaign === undefined) return <HelpDrawer {...props} clause={() => undefined} />
  return <OfCampaign {...props} campaign={campaign} />
}

function OfCampaign({ campaign, ...props }: DrawerProps & { campaign: string }) {
  const clauses = useDefinition(campaign).data?.clauses
  return <HelpDrawer {...props} clause={(id) => clauses?.[id]} />
}
