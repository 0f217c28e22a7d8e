/** The drawer of the league: a number's tree of reasons, and the source rows that it, or a node below it, rests on. */
import { App, Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplanationDrawer } from '../../../platform/web/explanation-drawer.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import { rowOf } from '../../../rules/reasons/row-id.ts'
import type { ReasonView } from '../contract.ts'
import { useAddress, type Address } from './league-address.ts'
import { NodeRows } from './node-rows.tsx'
import { PageLink } from './page-link.tsx'
import { useReason, type NumberAt, type ReasonAnswer } from './queries.ts'

interface Props {
  of: NumberAt | undefined
  /** "阿勒泰地区 · 案件数量" */
  title: string
  onClose: () => void
  /** The page that the drawer stands on, where it is not the league's. */
  page?: 'unit' | 'person'
}

/** Which node below the number is open, and whose rows are shown, stands in the address: back from the rows leads to it. */
export function Explanation({ of, title, onClose, page }: Props) {
  const [address, change] = useAddress()
  const { t } = useTranslation('scoring')
  const may = useMay('scoring.rows')
  const asked = useReason(of)
  const answer = asked.data
  const reason = useMemo(() => (answer === undefined ? undefined : asShown(answer.reason)), [answer])
  const names = useMemo(() => unitNames(answer?.titles ?? {}), [answer])
  const mayRows = may && reason !== undefined && namesRows(reason)
  const node = of === undefined ? undefined : nodeBelow(of.path, address.node)
  const file = address.file ?? (reason === undefined ? undefined : firstRegister(reason))
  const open = (trail: readonly string[], register?: string) => {
    if (of !== undefined)
      change({ node: joined(of.path, trail), ...(register === undefined ? {} : { file: register }) })
  }
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
      actions={of !== undefined && answer !== undefined && <Actions of={of} answer={answer} />}
      {...(node === undefined ? {} : { opened: node })}
      onOpened={(trail) => address.file === undefined && open(trail)}
      {...(mayRows ? { onRows: (rows, trail) => open(trail, rows.file) } : {})}
    >
      {of !== undefined && mayRows && file !== undefined && (
        <NodeRows
          key={`${of.subject} ${rowsPath(of, address)} ${file}`}
          of={{ ...of, path: rowsPath(of, address), file }}
          chosen={address.file !== undefined}
          place={{ node: address.node, page }}
        />
      )}
      {file !== undefined && !mayRows && <p className="muted node-rows">{t('rows.notYours')}</p>}
    </ExplanationDrawer>
  )
}

const joined = (path: string, trail: readonly string[]): string =>
  [path, ...trail].filter((step) => step !== '').join('.')

/** The positions from the number down to the open node; undefined: none is open, or one of another number. */
function nodeBelow(path: string, node: string | undefined): string[] | undefined {
  if (node === undefined || node === path) return undefined
  if (path === '') return node.split('.')
  return node.startsWith(`${path}.`) ? node.slice(path.length + 1).split('.') : undefined
}

/** Rows were asked for of a node; before that those of the whole number are shown. */
const rowsPath = ({ path }: NumberAt, { file, node }: Address): string =>
  file !== undefined && node !== undefined && nodeBelow(path, node) !== undefined ? node : path

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

function Actions({ of, answer }: { of: NumberAt; answer: ReasonAnswer }) {
  const { t } = useTranslation('scoring')
  const { message } = App.useApp()
  const mayTry = useMay('scoring.what-if')
  const reading = firstReading(answer.reason)
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
      {answer.opens && (
        <PageLink
          page={kind === 'unit' ? `scoring/units/${code}` : `scoring/people/${code}`}
          address={{ run: of.run }}
          className="button-link"
        >
          {t(kind === 'unit' ? 'drawer.unitPage' : 'drawer.personPage')}
        </PageLink>
      )}
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
