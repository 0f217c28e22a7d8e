/** Two texts of one file: shown side by side, chosen place by place, joined into one version; nothing is lost (capability 26). */
import { useMutation } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { Aside, DraftFile, FileView, Saved } from '../contract.ts'
import { differencesOf, joined } from './draft-diff.ts'
import { PathName, ValueWords } from './difference-words.tsx'
import { useSend } from './queries.ts'

interface Props {
  view: FileView
  aside: Aside
  onJoined: (document: DraftFile, saved: { version: number; savedAt: string }) => void
}

export function ConflictPanel({ view, aside, onJoined }: Props) {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  const send = useSend()
  const { version } = view.file
  const differences = differencesOf(view.document, aside.document)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const merge = useMutation({
    mutationFn: async () => {
      const document = joined(
        view.document,
        differences.filter(({ path }) => chosen.has(path.join('.'))),
      )
      const body = { base: version, document, settles: aside.id }
      return { document, saved: await send<Saved>('PUT', `/${view.file.id}`, body) }
    },
    onSuccess: ({ document, saved }) => saved.saved && onJoined(document, saved),
  })
  const pick = (path: string, other: boolean) => {
    const next = new Set(chosen)
    if (other) next.add(path)
    else next.delete(path)
    choose(next)
  }
  return (
    <section className="case-conflict" aria-label={t('conflict.title')}>
      <h2>{t('conflict.title')}</h2>
      <p>{t('conflict.waiting', { by: aside.by, at: instant(aside.at), base: aside.base })}</p>
      {differences.length === 0 && <p className="muted">{t('conflict.same')}</p>}
      {differences.map(({ path, first, second }) => {
        const key = path.join('.')
        return (
          <fieldset key={key} className="case-difference">
            <legend>
              <PathName path={path} file={view.document} other={aside.document} />
            </legend>
            <Radio.Group value={chosen.has(key)} onChange={(event) => pick(key, event.target.value === true)}>
              <Radio value={false}>
                <span className="small muted">{t('conflict.newest', { version })}</span>
                <ValueWords value={first} />
              </Radio>
              <Radio value={true}>
                <span className="small muted">{t('conflict.other', { by: aside.by })}</span>
                <ValueWords value={second} />
              </Radio>
            </Radio.Group>
          </fieldset>
        )
      })}
      {merge.isError && <FailedState error={merge.error} />}
      {view.may.write && (
        <Button type="primary" loading={merge.isPending} onClick={() => merge.mutate()}>
          {t('conflict.merge')}
        </Button>
      )}
    </section>
  )
}
