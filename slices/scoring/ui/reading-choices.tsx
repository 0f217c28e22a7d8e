/** The readings that move a score: the question in words, its clauses, every option; the one in force is marked. */
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import type { ReadingPage } from '../../../rules/definition/schema.ts'
import type { Variation } from '../../../rules/scoring/what-if.ts'
import type { WhatIfData } from '../contract.ts'

interface Props {
  data: WhatIfData
  variation: Variation
  /** Shown first. */
  first: string | undefined
  onVary: (variation: Variation) => void
}

export function ReadingChoices({ data, variation, first, onVary }: Props) {
  const pages = offered(data).sort((a, b) => Number(b.id === first) - Number(a.id === first))
  return pages.map((page) => (
    <ReadingChoice
      key={page.id}
      page={page}
      inForce={data.definition.readings[page.id]?.choice ?? page.default}
      taken={variation.readings?.[page.id]?.choice}
      onTake={(choice) => onVary(withChoice(data, variation, { page, choice }))}
    />
  ))
}

/** Those that move scores and have something to choose, R2 before R10. */
const offered = (data: WhatIfData): ReadingPage[] =>
  Object.values(data.readings)
    .filter((page) => page.moves === 'scores' && page.options.length > 1 && page.id in data.definition.readings)
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))

/** The choice in force is no change. */
function withChoice(
  data: WhatIfData,
  variation: Variation,
  { page, choice }: { page: ReadingPage; choice: string },
): Variation {
  const others = Object.fromEntries(Object.entries(variation.readings ?? {}).filter(([id]) => id !== page.id))
  if (choice === data.definition.readings[page.id]?.choice) return { ...variation, readings: others }
  const values = page.options.find((option) => option.choice === choice)?.values
  return { ...variation, readings: { ...others, [page.id]: { choice, ...(values === undefined ? {} : { values }) } } }
}

interface ChoiceProps {
  page: ReadingPage
  inForce: string
  taken: string | undefined
  onTake: (choice: string) => void
}

function ReadingChoice({ page, inForce, taken, onTake }: ChoiceProps) {
  const { t, i18n } = useTranslation('scoring')
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  return (
    <fieldset className={taken === undefined ? 'reading-choice' : 'reading-choice changed'}>
      <legend>
        {page.id} {page.question[language]}
      </legend>
      <div className="reason-links">
        {page.clauses.map((clause) => (
          <ClauseLink key={clause} id={clause} />
        ))}
      </div>
      <Radio.Group
        name={page.id}
        value={taken ?? inForce}
        onChange={(event) => onTake(String(event.target.value))}
        options={page.options.map(({ choice, text }) => ({
          value: choice,
          label: (
            <>
              {text[language]}
              {choice === inForce && <span className="muted small"> · {t('whatIf.now')}</span>}
            </>
          ),
        }))}
      />
    </fieldset>
  )
}
