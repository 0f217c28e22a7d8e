/** The drawer that explains one number: whose, what, how much, and the tree below. */
import { Drawer, Grid } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CampaignWordsContext, useCampaignWords } from './campaign-words.ts'
import type { ReasonNode } from './contract.ts'
import { ReasonTree, type OpenRows } from './reason-tree.tsx'

interface Props {
  open: boolean
  onClose: () => void
  /** "阿勒泰地区 · 案件数量" */
  subject: string
  reason: ReasonNode | undefined
  /** Unit code → name, as the server sends them with the reason. */
  names?: Readonly<Record<string, string>>
  onRows?: OpenRows
  /** The trail of the node that is open, and who wants to know of another. */
  opened?: readonly string[]
  onOpened?: (trail: readonly string[]) => void
  /** While the reason is on its way, or failed: the state to show instead. */
  state?: ReactNode
  /** Source rows, below the tree. */
  children?: ReactNode
  /** Buttons at the foot: print, copy the link, other readings. */
  actions?: ReactNode
}

export function ExplanationDrawer(props: Props) {
  const { t, i18n } = useTranslation('web')
  const wide = Grid.useBreakpoint().md === true
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      mask={false}
      placement={i18n.dir() === 'rtl' ? 'left' : 'right'}
      size={wide ? 540 : '100%'}
      title={<span className="explanation-subject">{props.subject}</span>}
      aria-label={t('number.explanation', { subject: props.subject })}
      {...(props.actions === undefined ? {} : { footer: <div className="explanation-actions">{props.actions}</div> })}
    >
      {props.reason === undefined ? (
        props.state
      ) : (
        <NamedUnits names={props.names ?? {}}>
          <Explanation {...props} reason={props.reason} />
        </NamedUnits>
      )}
    </Drawer>
  )
}

/** Labels `unit:<code>` are said by the unit's name. */
function NamedUnits({ names, children }: { names: Readonly<Record<string, string>>; children: ReactNode }) {
  const words = useCampaignWords()
  const label = (node: ReasonNode) => {
    const name = node.label.startsWith('unit:') ? names[node.label.slice('unit:'.length)] : undefined
    return name ?? words.label(node)
  }
  return <CampaignWordsContext value={{ ...words, label }}>{children}</CampaignWordsContext>
}

function Explanation({ reason, onRows, opened, onOpened, children }: Props & { reason: ReasonNode }) {
  const { t } = useTranslation('web')
  const words = useCampaignWords()
  const full = words.full(reason)
  return (
    <>
      <p className="explanation-value figures">
        <strong>{words.value(reason)}</strong>
        {full !== undefined && <span className="muted"> {t('number.of', { full })}</span>}
      </p>
      <ReasonTree
        reason={reason}
        {...(onRows === undefined ? {} : { onRows })}
        {...(opened === undefined ? {} : { opened })}
        {...(onOpened === undefined ? {} : { onOpened })}
      />
      {children}
    </>
  )
}
