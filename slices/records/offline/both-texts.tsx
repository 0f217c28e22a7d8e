/** Two devices wrote on the same version: both texts stand here, and a person decides which one goes on. */
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import { beijingMinute, shownMinute } from '../../../rules/drafting/moments.ts'
import { layOut } from '../../../rules/drafting/pages.ts'
import type { RecordContent } from '../../../rules/drafting/record.ts'
import type { Kit } from '../contract.ts'
import { RecordSheets } from '../ui/sheets.tsx'
import { putDown, write } from './notebook.ts'
import type { RecordInWork } from './use-record.ts'

interface Props {
  box: Box
  kit: Kit
  record: RecordInWork
  onPut: () => void
}

export function BothTexts({ box, kit, record, onPut }: Props) {
  const { t } = useTranslation('field')
  const { working } = record
  const take = async (content: RecordContent) => {
    const settled = await record.settled()
    // Both are parents of what goes on: neither is lost, and neither waits any longer.
    record.replace(await putDown(box, await write(box, settled, content)))
    onPut()
  }
  const texts = [
    {
      key: 'mine',
      title: t('both.mine', { at: shownMinute(beijingMinute(working.savedAt)) }),
      content: working.content,
    },
    ...working.others.map(({ version, by, claimedAt, content }) => ({
      ...{ key: version, title: t('both.theirs', { by, at: shownMinute(beijingMinute(claimedAt)) }), content },
    })),
  ]
  return (
    <section className="step">
      <h2>{t('both.title')}</h2>
      <p className="hint">{t('both.about')}</p>
      {texts.map(({ key, title, content }) => (
        <article key={key} className="one-text">
          <h3>{title}</h3>
          <RecordSheets laid={layOut(content, kit.unitName, kit.template)} isPrinted={false} />
          <button type="button" className="primary wide" onClick={() => void take(content)}>
            {t('both.keep')}
          </button>
        </article>
      ))}
    </section>
  )
}
