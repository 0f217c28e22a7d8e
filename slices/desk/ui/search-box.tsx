/** One box over pages, units, people, cases, clauses, readings and runs: arrows choose, Enter goes, Esc leaves. */
import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Input, Modal, type InputRef } from 'antd'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { splitAddress } from '../../../platform/web/address-link.tsx'
import { useObjectAddress } from '../../../platform/web/object-addresses.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import { mostSearched, type SearchView } from '../contract.ts'
import './desk.css'
import { useSearchResult } from './queries.ts'
import { movedTo, pagesFound, type FoundPage, type Found, type FoundGroup } from './search-choice.ts'

interface Props {
  campaign: string | undefined
  /** The pages that the session may open. */
  pages: readonly FoundPage[]
  onClose: () => void
}

export default function SearchBox({ campaign, pages, onClose }: Props) {
  const { t } = useTranslation('desk')
  const id = useId()
  const [text, setText] = useState('')
  const asked = useSearchResult(campaign, usePaused(text.trim()))
  const groups = useGroups({ text, pages, campaign, answer: asked.data })
  const found = groups.flatMap(({ hits }) => hits)
  const [active, setActive] = useState(0)
  const field = useRef<InputRef>(null)
  const go = useGo(onClose)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedTo(event.key, active, found.length)
    const chosen = found[active]
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
    } else if (event.key === 'Enter' && chosen !== undefined) go(chosen.to)
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      title={t('search.title')}
      className="search-box"
      width={640}
      destroyOnHidden
      mask={{ closable: true }}
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
    >
      <Input
        ref={field}
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        value={text}
        maxLength={mostSearched}
        onChange={(event) => (setText(event.target.value), setActive(0))}
        onKeyDown={onKeyDown}
        placeholder={t('search.placeholder')}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(found.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
      />
      <Results id={id} groups={groups} active={active} onGo={(to) => go(to)} />
      <Status text={text} count={found.length} isAsking={asked.isFetching} />
      {asked.isError && <FailedState error={asked.error} retry={() => void asked.refetch()} />}
    </Modal>
  )
}

const PAUSE_MS = 150

/** The text once the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setPaused(text), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [text])
  return paused
}

function useGo(onClose: () => void): (to: string) => void {
  const navigate = useNavigate()
  return (to) => {
    const { pathname, search } = splitAddress(to)
    onClose()
    void navigate({ to: pathname, search: () => search })
  }
}

interface Parts {
  text: string
  pages: readonly FoundPage[]
  campaign: string | undefined
  answer: SearchView | undefined
}

function useGroups({ text, pages, campaign, answer }: Parts): FoundGroup[] {
  const { t } = useTranslation('desk')
  const address = useObjectAddress()
  if (text.trim() === '') return []
  const server = (answer?.groups ?? []).map(({ kind, hits }) => ({
    label: t(`search.kinds.${kind}`, { defaultValue: kind }),
    hits: hits.flatMap(({ id, title, about }): Found[] => {
      const to = address(`${kind}:${id}`, campaign)
      return to === undefined ? [] : [{ key: `${kind}:${id}`, title, about, to }]
    }),
  }))
  return [{ label: t('search.kinds.page'), hits: pagesFound(pages, text) }, ...server].filter(
    ({ hits }) => hits.length > 0,
  )
}

interface ResultsProps {
  id: string
  groups: readonly FoundGroup[]
  active: number
  onGo: (to: string) => void
}

function Results({ id, groups, active, onGo }: ResultsProps) {
  const { t } = useTranslation('desk')
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  let place = 0
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('search.found')} className="search-list">
      {groups.map(({ label, hits }, group) => (
        <div key={label} role="group" aria-labelledby={`${id}-group-${group}`}>
          <div id={`${id}-group-${group}`} className="muted small search-group">
            {label}
          </div>
          {hits.map((hit) => {
            const at = place++
            return (
              <div
                key={hit.key}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === active}
                className="search-hit"
                onClick={() => onGo(hit.to)}
              >
                <span className="search-hit-title">{hit.title}</span>
                {hit.about !== undefined && <span className="muted small search-about">{hit.about}</span>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function Status({ text, count, isAsking }: { text: string; count: number; isAsking: boolean }) {
  const { t } = useTranslation('desk')
  const words = text.trim() === '' ? t('search.hint') : isAsking ? t('search.asking') : t('search.count', { count })
  return (
    <p role="status" className="muted small search-status">
      {words}
      {text.trim() !== '' && !isAsking && count === 0 && <> {t('search.noneNext')}</>}
    </p>
  )
}
