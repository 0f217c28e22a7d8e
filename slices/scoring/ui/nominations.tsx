/** Nominations of a unit or a person, with proof of integrity and verified reports. */
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../platform/web/data-table.tsx'
import type { UnitView } from '../contract.ts'
import { LinkIfOpen } from './page-link.tsx'
import { useRegisterWords } from './register-words.ts'

interface Props {
  nominations: UnitView['nominations']
  run: string | undefined
}

export function Nominations({ nominations, run }: Props) {
  const { t } = useTranslation('scoring')
  const { choice } = useRegisterWords()
  return (
    <section className="panel">
      <h2>{t('unit.nominations')}</h2>
      <DataTable
        id="scoring.nominations"
        label={t('unit.nominations')}
        columns={[
          {
            key: 'category',
            title: t('unit.category'),
            always: true,
            render: (_, row) =>
              [row.category, row.industry]
                .filter((word) => word !== '')
                .map(choice)
                .join(' · '),
          },
          {
            key: 'certificate',
            title: t('unit.certificate'),
            render: (_, row) =>
              row.certificate === '' ? (
                '—'
              ) : (
                <LinkIfOpen opens={row.opens} page={`scoring/people/${row.certificate}`} address={{ run }}>
                  {row.certificate}
                </LinkIfOpen>
              ),
          },
          {
            key: 'materials',
            title: t('unit.materials'),
            render: (_, row) => row.materials.map((one) => <div key={one}>{one}</div>),
          },
          {
            key: 'proof',
            title: t('unit.proof'),
            render: (_, row) => (
              <>
                {t(row.integrityProof ? 'unit.has' : 'unit.lacks')}
                {row.verifiedReport && <span className="why-not">{t('unit.vetoed')}</span>}
              </>
            ),
          },
        ]}
        rows={nominations.map((row, index) => ({ ...row, key: `${index}` }))}
        rowKey={({ key }) => key}
        empty={{ title: t('unit.noNominations'), next: t('unit.noNominationsNext') }}
      />
    </section>
  )
}
