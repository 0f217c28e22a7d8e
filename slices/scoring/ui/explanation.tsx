/** The drawer of the league: a number's tree of reasons, and the source rows that it, or a node below it, rests on. */
import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplanationDrawer } from '../../../platform/web/explanation-drawer.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import { rowOf } from '../../../rules/reasons/row-id.ts'
import type { ReasonView } from '../contract.ts'
import { NodeRows } from './node-rows.tsx'
import { PageLink } from './page-link.tsx'
import { useReason, type NumberAt } from './queries.ts'

interface Props {
  of: NumberAt | undefined
  /** "阿勒泰地区 · 案件数量" */
  title: string
  onClose: () => void
}

/** A node below the number that is open, and the register whose rows are shown. */
interface Chosen {
  of: NumberAt
  path: string
  file: string
}

export function Explanation({ of, title, onClose }: Props) {
  const [chosen, choose] = useState<Chosen>()
  const { t } = useTranslation('scoring')
  const may = useMay('scoring.rows')
  const asked = useReason(of)
  const answer = asked.data
  const reason = useMemo(() => (answer === undefined ? undefined : asShown(answer.reason)), [answer])
  const names = useMemo(() => unitNames(answer?.titles ?? {}), [answer])
  const mayRows = may && reason !== undefined && namesRows(reason)
  const same = chosen !== undefined && of !== undefined && sameNumber(chosen.of, of)
  const file = same ? chosen.file : reason === undefined ? undefined : firstRegister(reason)
  const state = asked.isError ? (
    <FailedState error={asked.error} retry={() => void asked.refetch()} />
  ) : (
    <LoadingState />
  )
  return (
    <ExplanationDrawer
      open={of !== undefined}
      onClose={onClose}
      subject={title}
      reason={reason}
      names={names}
      state={state}
      actions={of !== undefined && reason !== undefined && <Actions of={of} reason={reason} />}
      {...(mayRows && of !== undefined
        ? {
            onRows: (rows, trail) =>
              choose({ of, path: [of.path, ...trail].filter((step) => step !== '').join('.'), file: rows.file }),
          }
        : {})}
    >
      {of !== undefined && mayRows && file !== undefined && (
        <NodeRows
          key={`${of.subject} ${same ? chosen.path : of.path} ${file}`}
          of={{ ...of, path: same ? chosen.path : of.path, file }}
          chosen={same}
        />
      )}
      {file !== undefined && !mayRows && <p className="muted node-rows">{t('rows.notYours')}</p>}
    </ExplanationDrawer>
  )
}

const sameNumber = (a: NumberAt, b: NumberAt): boolean =>
  a.run === b.run && a.subject === b.subject && a.path === b.path

/** As people read it: row ids as the lines of their file, one entry a register, a unit's name once. */
function asShown(reason: ReasonView): ReasonView {
  const { detail, rows, ...rest } = reason
  return {
    ...rest,
    ...(detail === undefined || reason.label.startsWith('unit:') ? {} : { detail }),
    inputs: reason.inputs.map(asShown),
    ...(rows === undefined ? {} : { rows: byRegister(rows) }),
  }
}

function byRegister(rows: NonNullable<ReasonView['rows']>): NonNullable<ReasonView['rows']> {
  return [...Map.groupBy(rows, ({ file }) => file)].map(([file, parts]) => ({
    file,
    count: parts.reduce((sum, { count }) => sum + count, 0),
    rows: parts.flatMap((part) => part.rows.map(rowOf)),
  }))
}

/** `unit:650100` → name, as code → name. */
const unitNames = (titles: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(titles).flatMap(([key, name]) => (key.startsWith('unit:') ? [[key.slice(5), name]] : [])),
  )

/** The register that the number rests on first, in the order of its reasons. */
function firstRegister(reason: ReasonView): string | undefined {
  const own = reason.rows?.find(({ count }) => count > 0)?.file
  if (own !== undefined) return own
  for (const input of reason.inputs) {
    const below = firstRegister(input)
    if (below !== undefined) return below
  }
  return undefined
}

/** Of a unit that is not the reader's, the server counts rows and names none. */
const namesRows = (reason: ReasonView): boolean =>
  (reason.rows ?? []).some(({ rows }) => rows.length > 0) || reason.inputs.some(namesRows)

/** The first reading on the way down: what "another reading" begins with. */
function firstReading(reason: ReasonView): string | undefined {
  if (reason.reading !== undefined) return reason.reading.id
  for (const input of reason.inputs) {
    const below = firstReading(input)
    if (below !== undefined) return below
  }
  return undefined
}

function Actions({ of, reason }: { of: NumberAt; reason: ReasonView }) {
  const { t } = useTranslation('scoring')
  const { message } = App.useApp()
  const mayTry = useMay('scoring.what-if')
  const reading = firstReading(reason)
  const copy = () => void copied(message, { done: t('drawer.copied'), failed: t('drawer.notCopied') })
  const [kind, code = ''] = of.subject.split(':')
  return (
    <>
      {mayTry && (
        <PageLink page="scoring/what-if" address={{ run: of.run, reading }} className="button-link">
          {t('drawer.other')}
        </PageLink>
      )}
      <Button onClick={() => window.print()}>{t('drawer.print')}</Button>
      <Button onClick={copy}>{t('drawer.link')}</Button>
      <PageLink page={kind === 'unit' ? `scoring/units/${code}` : `scoring/people/${code}`} className="button-link">
        {t(kind === 'unit' ? 'drawer.unitPage' : 'drawer.personPage')}
      </PageLink>
    </>
  )
}

type Message = ReturnType<typeof App.useApp>['message']

/** Without HTTPS a browser has no clipboard for pages: the link is then shown to be taken from the address bar. */
async function copied(message: Message, words: { done: string; failed: string }): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    void message.success(words.done)
  } catch {
    void message.info(`${words.failed} ${window.location.href}`, 10)
  }
}
