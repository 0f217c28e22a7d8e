/** Which document of the case file pages show: of the page at hand, or of several by their numbers. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { VolumePage, VolumeView } from '../contract.ts'
import { numbersIn } from '../model.ts'
import { useSend } from './queries.ts'

const NONE = ''

export function LinkPages({ view, page }: { view: VolumeView; page: VolumePage }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const [typed, type] = useState<{ page: string; text: string }>()
  const text = typed?.page === page.id ? typed.text : String(page.number ?? '')
  const [picked, pick] = useState<{ page: string; document: string }>()
  const document = picked?.page === page.id ? picked.document : (page.document ?? NONE)
  const asked = numbersIn(text)
  const byNumber = new Map(view.pages.map(({ id, number }) => [number, id]))
  const pages = asked?.flatMap((number) => byNumber.get(number) ?? []) ?? []
  const wrong = asked === undefined || pages.length !== asked.length
  const link = useMutation({
    mutationFn: () =>
      send('PUT', `volumes/${view.volume.id}/documents`, { document: document === NONE ? null : document, pages }),
  })
  if (page.number === null) return null
  const options = [
    { value: NONE, label: t('link.none') },
    ...view.caseFile.documents.map(({ id, kind, date }) => ({
      value: id,
      label: [id, t(`case-files:words.${kind}`, kind), date].filter(Boolean).join(' '),
    })),
  ]
  return (
    <form
      className="link-pages"
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) link.mutate()
      }}
    >
      <label>
        {t('link.pages')}
        <Input
          value={text}
          status={wrong ? 'error' : ''}
          onChange={({ target }) => type({ page: page.id, text: target.value })}
        />
      </label>
      <label>
        {t('link.document')}
        <Select
          aria-label={t('link.document')}
          value={document}
          options={options}
          onChange={(value: string) => pick({ page: page.id, document: value })}
        />
      </label>
      <Button htmlType="submit" disabled={wrong} loading={link.isPending}>
        {t('link.save')}
      </Button>
      {wrong && <p className="fault">{t('link.wrong', { most: view.volume.pages })}</p>}
      {view.caseFile.documents.length === 0 && <p className="muted">{t('link.noDocuments')}</p>}
      {link.isError && <FailedState error={link.error} />}
    </form>
  )
}
