/** The counties of each prefecture as small fields: how many cases, and at once which have none. */
import { useTranslation } from 'react-i18next'
import type { CoverageView } from '../contract.ts'
import { useRegisterWords } from './register-words.ts'

type County = CoverageView['counties'][number]

interface Props {
  counties: readonly County[]
  onOpen?: (county: County) => void
}

export function CoverageGrid({ counties, onOpen }: Props) {
  const { t } = useTranslation('scoring')
  return (
    <ul className="coverage-grid">
      {[...Map.groupBy(counties, ({ prefecture }) => prefecture)].map(([prefecture, members]) => (
        <li key={prefecture} className="coverage-prefecture">
          <h3>
            {members[0]?.prefectureName}
            <span className="muted figures">
              {t('coverage.of', { covered: members.filter(({ count }) => count > 0).length, all: members.length })}
            </span>
          </h3>
          <ul className="coverage-cells">
            {members.map((county) => (
              <li key={county.unit}>
                <Cell county={county} {...(onOpen === undefined ? {} : { onOpen })} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** From so many cases on a field is darker. */
const many = 10

function Cell({ county, onOpen }: { county: County; onOpen?: (county: County) => void }) {
  const { t } = useTranslation('scoring')
  const { name, count, types, responsible } = county
  const { choice } = useRegisterWords()
  const tone = count === 0 ? 'zero' : count >= many ? 'many' : ''
  const byType = Object.entries(types).map(([type, number]) =>
    t('coverage.byType', { type: choice(type), count: number }),
  )
  const words = [
    t(count === 0 && onOpen !== undefined ? 'coverage.zeroWords' : 'coverage.words', { name, count }),
    ...byType,
    ...(responsible === null ? [] : [responsible.post]),
  ].join('；')
  const inside = (
    <>
      {name} <span className="figures">{count}</span>
    </>
  )
  if (onOpen === undefined || count > 0)
    return (
      <div className={`coverage-cell ${tone}`} title={words}>
        {inside}
      </div>
    )
  return (
    <button
      type="button"
      className={`plain-button coverage-cell ${tone}`}
      title={words}
      aria-label={words}
      onClick={() => onOpen(county)}
    >
      {inside}
    </button>
  )
}
