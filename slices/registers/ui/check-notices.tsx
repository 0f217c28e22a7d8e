/** What a person should know before anything else of a checked file. */
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import type { ImportView } from '../contract.ts'

interface Notice {
  key: string
  type: 'error' | 'warning'
  words: string
}

export function CheckNotices({ view }: { view: ImportView }) {
  const notices = useNotices(view)
  return (
    <>
      {notices.map(({ key, type, words }) => (
        <Alert key={key} type={type} showIcon title={words} />
      ))}
    </>
  )
}

function useNotices(view: ImportView): Notice[] {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const past = usePast(view)
  const { problem, summary, isOwn, uploadedBy, overtakenBy } = view
  const { foreign, otherSheets } = summary
  const found: (Notice | false)[] = [
    problem !== null && { key: 'problem', type: 'error', words: problem },
    problem === null &&
      overtakenBy !== null && {
        key: 'overtaken',
        type: 'warning',
        words: t('import.overtaken', { version: overtakenBy }),
      },
    !isOwn && { key: 'not-own', type: 'warning', words: t('import.notOwn', { who: uploadedBy }) },
    foreign > 0 && {
      key: 'foreign',
      type: 'error',
      words: t('import.foreign', { count: foreign, replace: { count: number(foreign) } }),
    },
    past !== undefined && { key: 'past', type: 'warning', words: past },
    otherSheets.length > 0 && {
      key: 'sheets',
      type: 'warning',
      words: t('import.otherSheets', { sheets: otherSheets.join('、') }),
    },
  ]
  return found.filter((one) => one !== false)
}

/** The same file was kept before, or what it says has been corrected since: the second is what counts. */
function usePast({ sameFile, summary }: ImportView): string | undefined {
  const { t } = useTranslation('registers')
  const { number, instant } = useFormat()
  const { older, olderVersions } = summary
  const count = { count: older, replace: { count: number(older), versions: olderVersions.join('、') } }
  if (older > 0 && sameFile !== null)
    return t('import.olderSame', {
      ...count,
      replace: { ...count.replace, at: instant(sameFile.keptAt), version: sameFile.version },
    })
  if (older > 0) return t('import.older', count)
  return sameFile === null ? undefined : t('import.same', { at: instant(sameFile.keptAt), version: sameFile.version })
}
