/** What became of each file of an import: taken in, there already, refused at which place and why; what to look at. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { importOutcomes, type Imported, type ImportedFile, type ImportOutcome } from '../contract-import.ts'
import { useFormMessage, usePlaceWords } from './check-words.ts'

const tone: Record<ImportOutcome, string> = { refused: 'fault', left: 'attention', made: 'fine', same: 'muted' }

export function ImportReceipt({ imported }: { imported: Imported }) {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  const { files, fault, receipt, at } = imported
  if (fault !== null)
    return (
      <p role="alert" className="fault">
        {t(`open.faults.${fault}`)}
      </p>
    )
  const count = (outcome: ImportOutcome): number => files.filter((one) => one.outcome === outcome).length
  const inOrder = importOutcomes.flatMap((outcome) => files.filter((one) => one.outcome === outcome))
  return (
    <section aria-label={t('open.receiptTitle')}>
      <p role="status" className={count('refused') > 0 ? 'fault' : 'fine'}>
        {t('open.imported', { made: count('made'), same: count('same') })}
        {count('refused') > 0 && ` ${t('open.refused', { n: count('refused') })}`}
        {count('left') > 0 && ` ${t('open.left', { n: count('left') })}`}
      </p>
      <p className="muted small">{t('open.receipt', { receipt, at: instant(at) })}</p>
      <div className="case-scroll">
        <table className="case-table">
          <thead>
            <tr>
              {['problemFile', 'outcome', 'problems'].map((key) => (
                <th key={key} scope="col">
                  {t(`open.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder.map((one) => (
              <tr key={one.file}>
                <th scope="row">{one.file}</th>
                <td className={tone[one.outcome]}>
                  {t(`open.outcomes.${one.outcome}`)}{' '}
                  {one.id !== undefined && <PageLink page={`case-files/${one.id}`}>{one.number}</PageLink>}
                </td>
                <td>
                  <Told file={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Told({ file: { problems, count, warnings } }: { file: ImportedFile }) {
  const { t } = useTranslation('case-files')
  const place = usePlaceWords()
  const message = useFormMessage()
  const written = (value: string): string => (value === '' ? '' : t('open.written', { value }))
  return (
    <ul className="case-carried">
      {problems.map((one, at) => (
        <li key={at}>
          <strong>{place(one.path)}</strong> {message(one.message)} {written(one.value)}
        </li>
      ))}
      {count > problems.length && <li className="muted">{t('open.more', { n: count - problems.length })}</li>}
      {warnings.map(({ path, value, fault }) => (
        <li key={path} className="attention">
          <strong>{place(path)}</strong> {t(`identifiers.${fault}`)} {written(value)}
        </li>
      ))}
    </ul>
  )
}
