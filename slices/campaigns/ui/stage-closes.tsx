/** What a move takes from whom: role by role what they can then not do any more. */
import { useTranslation } from 'react-i18next'

export function StageCloses({ closes }: { closes: Readonly<Record<string, readonly string[]>> }) {
  const { t } = useTranslation('campaigns')
  const roles = Object.entries(closes)
  if (roles.length === 0) return <p>{t('stage.closesNothing')}</p>
  return (
    <>
      <p>{t('stage.closes')}</p>
      <ul className="stage-closes">
        {roles.map(([role, verbs]) => (
          <li key={role}>
            <strong>{t(`console:role.${role}`)}</strong>{' '}
            {verbs.map((verb) => t(`people:verb.${verb}`)).join(t('stage.between'))}
          </li>
        ))}
      </ul>
    </>
  )
}
