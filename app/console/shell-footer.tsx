import { useTranslation } from 'react-i18next'
import { useDefinition } from './definition.ts'

/** Version, and the hash of the definition that every number of the campaign rests on. */
export function ShellFooter({ campaign }: { campaign: string | undefined }) {
  const { t } = useTranslation('console')
  return (
    <footer className="footer">
      <span>{t('footer.version', { version: __LIANBING_VERSION__ })}</span>
      {campaign !== undefined && <DefinitionHash campaign={campaign} />}
    </footer>
  )
}

function DefinitionHash({ campaign }: { campaign: string }) {
  const { t } = useTranslation('console')
  const hash = useDefinition(campaign).data?.hash
  if (hash === undefined) return null
  return (
    <span title={hash}>
      {t('footer.definition')} <code>{hash.slice(0, 8)}</code>
    </span>
  )
}
