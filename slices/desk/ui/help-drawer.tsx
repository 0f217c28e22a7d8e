/** What a page is for, what can go wrong on it, and the clauses that it serves, in the notice's own words. */
import { Drawer, Grid } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageHelp } from '../../../platform/web/pages.ts'
import { EmptyState } from '../../../platform/web/states.tsx'
import './desk.css'

/** The campaign's words of a clause; absent: it has no such clause. */
export type ClauseWords = (id: string) => { title: string; quote: string; en?: string | undefined } | undefined

interface Props {
  title: string
  help: PageHelp | undefined
  clause: ClauseWords
  onClose: () => void
}

export default function HelpDrawer({ title, help, clause, onClose }: Props) {
  const { t, i18n } = useTranslation('desk')
  const wide = Grid.useBreakpoint().md === true
  return (
    <Drawer
      open
      onClose={onClose}
      size={wide ? 480 : '100%'}
      placement={i18n.dir() === 'rtl' ? 'left' : 'right'}
      title={t('help.title', { page: title })}
    >
      {help === undefined ? (
        <EmptyState title={t('help.none')} next={t('help.noneNext')} />
      ) : (
        <>
          <Lines title={t('help.do')} of={t(`${help.key}.do`)} />
          <Lines title={t('help.wrong')} of={t(`${help.key}.wrong`)} />
          <ClausesServed ids={help.clauses} clause={clause} />
        </>
      )}
    </Drawer>
  )
}

function Lines({ title, of }: { title: string; of: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="help-list">
        {of.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function ClausesServed({ ids, clause }: { ids: readonly string[]; clause: ClauseWords }) {
  const { t, i18n } = useTranslation('desk')
  const id = useId()
  const known = ids.flatMap((one) => {
    const words = clause(one)
    return words === undefined ? [] : [{ id: one, ...words }]
  })
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('help.clauses')}</h2>
      {known.length === 0 && <p className="muted">{t('help.noClauses')}</p>}
      {known.map((one) => (
        <div key={one.id} className="help-clause">
          <strong lang="zh-CN">
            {one.id} {one.title}
          </strong>
          <blockquote lang="zh-CN">{one.quote}</blockquote>
          {i18n.language !== 'zh-CN' && one.en !== undefined && <p className="muted">{one.en}</p>}
        </div>
      ))}
    </section>
  )
}
