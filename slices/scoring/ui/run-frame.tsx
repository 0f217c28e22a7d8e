/** What every page of a result begins with: the runs; none yet → what to do; else the page itself. */
import type { ReactNode } from 'react'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { LeagueView, RunView } from '../contract.ts'
import { useAddress } from './league-address.ts'
import { NoRunYet } from './no-run.tsx'
import { useLeague, useRuns } from './queries.ts'

interface Props {
  /** The heading while there is nothing to show. */
  title: string
  /** The league of the run that the address names, and all runs, newest first. */
  children: (view: LeagueView, runs: readonly RunView[]) => ReactNode
}

export function RunFrame({ title, children }: Props) {
  const runs = useRuns()
  return (
    <div className="page">
      {runs.data === undefined && <PageHeader title={title} />}
      <Answer of={runs}>
        {({ runs: list }) =>
          list.length === 0 ? (
            <>
              <PageHeader title={title} />
              <NoRunYet />
            </>
          ) : (
            <OfRun runs={list}>{children}</OfRun>
          )
        }
      </Answer>
    </div>
  )
}

function OfRun({ runs, children }: { runs: readonly RunView[]; children: Props['children'] }) {
  const [{ run }] = useAddress()
  const league = useLeague(run === 'latest' ? (runs[0]?.id ?? run) : run)
  return <Answer of={league}>{(view) => children(view, runs)}</Answer>
}
