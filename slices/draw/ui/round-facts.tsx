/** What is fixed of a round: day, place, posts, hashes, seed. Each hash whole, so that it can be compared with paper. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import type { RoundView } from '../contract.ts'

export function RoundFacts({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const { day, instant, number } = useFormat()
  const facts: [string, string | null][] = [
    [t('facts.day'), day(round.day)],
    [t('facts.place'), round.place],
    [t('facts.witnesses'), round.witnesses.join(t('join'))],
    [t('facts.present'), round.present.length === 0 ? null : round.present.join(t('join'))],
    [t('facts.reason'), round.reason],
    [t('facts.supplements'), round.supplements === null ? null : t('rounds.name', { round: round.supplements })],
    [t('facts.setBy'), `${round.setBy} · ${instant(round.setAt)}`],
    [t('facts.version'), round.dataVersion === null || round.dataVersion === 0 ? null : String(round.dataVersion)],
    [t('facts.lines'), round.lines === null ? null : number(round.lines)],
    [t('facts.committedAt'), round.committedAt === null ? null : instant(round.committedAt)],
    [t('facts.seededAt'), round.seededAt === null ? null : instant(round.seededAt)],
  ]
  const hashes: [string, string | null][] = [
    [t('facts.universeHash'), round.universeHash],
    [t('facts.linesRoot'), round.linesRoot],
    [t('facts.recusalHash'), round.recusalHash],
    [t('facts.commitment'), round.commitment],
    [t('facts.seed'), round.seed],
  ]
  return (
    <dl className="draw-facts">
      {facts.map(([name, value]) => value !== null && <Fact key={name} name={name} value={value} />)}
      {hashes.map(([name, value]) => value !== null && <Fact key={name} name={name} value={value} code />)}
    </dl>
  )
}

function Fact({ name, value, code = false }: { name: string; value: string; code?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{code ? <code className="hash">{value}</code> : value}</dd>
    </>
  )
}
