/** The line of the commendation: how many places, how far the next one is, what would change it, and who is tied across it. */
import { useTranslation } from 'react-i18next'
import type { LeagueView } from '../contract.ts'
import type { League } from './league-rows.ts'
import { PageLink } from './page-link.tsx'
import { nameOfWinner, titleOfIndicator } from './titles.ts'

export function CutLine({ view, league }: { view: LeagueView; league: League }) {
  const { t } = useTranslation('scoring')
  return (
    <div className="cut-line">
      {useCutSentences(view, league).join(t('league.separator'))}
      {' — '}
      <PageLink page="scoring/robustness" address={{ run: view.run.id, list: league.id }}>
        {t('league.robust')}
      </PageLink>
    </div>
  )
}

function useCutSentences(view: LeagueView, { award, places }: League): string[] {
  const { t } = useTranslation('scoring')
  const line = view.robustness[award]
  const gap = line?.gap ?? null
  const flip = line?.flips.find((one) => one.feasible)
  return [
    t('league.cutLine', { places }),
    ...(gap === null ? [] : [t('league.gap', { last: places, next: places + 1, gap })]),
    ...(line?.decided?.by === 'tie-break'
      ? [t('league.tieBreak', { indicator: titleOfIndicator(view, line.decided.indicator) })]
      : []),
    ...(flip === undefined
      ? []
      : [t('league.flip', { indicator: titleOfIndicator(view, flip.indicator), change: signed(flip.change) })]),
    ...view.issues
      .filter((issue) => issue.award === award || issue.award.startsWith(`${award}:`))
      .map((issue) => {
        const tied = issue.tied ?? []
        const names = tied.map((code) => nameOfWinner(view, code)).join('、')
        return t(tied.length > 0 ? 'league.tie' : 'league.unfilled', {
          places: issue.places,
          count: tied.length,
          tied: names,
        })
      }),
  ]
}

/** "+2.6": a change as text, without the zeros at the end. */
export function signed(change: string): string {
  const short = change.includes('.') ? change.replace(/\.?0+$/, '') : change
  return short.startsWith('-') ? `−${short.slice(1)}` : `+${short}`
}
