/** One person's entry of the digits, in the hall or on the own device; what was typed stays where the server is away. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../platform/web/session.tsx'
import { fewestDigits, readSeed } from '../../../rules/draw/seed.ts'
import type { Ceremony, DigitsAnswer } from '../contract.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { useSendDraw } from './queries.ts'

/** Digits so far; spaces and hyphens do not count. */
const countOf = (text: string): number => text.replace(/[^0-9]/g, '').length

interface Body {
  post: string
  digits: string
}

/** The first entry, the second, or that another person is waited for: as the server says of who is signed in. */
export function DigitsEntry({ ceremony }: { ceremony: Ceremony }) {
  const { t } = useTranslation('draw')
  const may = useMay('draw.enter-digits')
  const { round, entered } = ceremony
  const { send } = useSendDraw()
  const [hasBegun, begin] = useState(entered !== null)
  useEffect(() => {
    if (entered !== null) begin(true)
  }, [entered])
  const enter = useMutation({
    mutationFn: (body: Body) => send<DigitsAnswer>('POST', `${round.round}/digits`, body),
  })
  if (entered?.notSecond) return <SecondAwaited ceremony={ceremony} />
  return (
    <>
      <p>
        {entered === null
          ? t(hasBegun ? 'ceremony.anew' : 'ceremony.firstEntry')
          : t('ceremony.secondEntry', { first: entered.post, count: entered.digits })}
      </p>
      {enter.isError && <CeremonyFailure error={enter.error} />}
      <Entry
        key={entered?.post ?? ''}
        posts={round.present.filter((post) => post !== entered?.post)}
        isClosed={!may || enter.isPending}
        onEnter={(body) => enter.mutate(body)}
      />
    </>
  )
}

function SecondAwaited({ ceremony: { round, entered } }: { ceremony: Ceremony }) {
  const { t } = useTranslation('draw')
  const why = entered?.notSecond ?? 'same'
  return (
    <div className="ceremony-now" role="status">
      <span>{t('ceremony.entered', { first: entered?.post ?? '', count: entered?.digits ?? 0 })}</span>
      <strong>{t('ceremony.awaited')}</strong>
      <span>{t('ceremony.awaitedHow', { round: round.round })}</span>
      {why !== 'same' && <span>{t(`ceremony.tied.${why}`)}</span>}
    </div>
  )
}

interface EntryProps {
  posts: readonly string[]
  isClosed: boolean
  onEnter: (body: Body) => void
}

function Entry({ posts, isClosed, onEnter }: EntryProps) {
  const { t } = useTranslation('draw')
  const [post, choose] = useState(posts[0] ?? '')
  const [digits, type] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const read = readSeed(digits)
  return (
    <form
      className="ceremony-entry"
      onSubmit={(event) => {
        event.preventDefault()
        if ('seed' in read) onEnter({ post, digits })
      }}
    >
      <label>
        <span>{t('ceremony.whoEnters')}</span>
        <select value={post} onChange={(event) => choose(event.target.value)}>
          {posts.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('ceremony.digits')}</span>
        <input
          ref={input}
          value={digits}
          onChange={(event) => type(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          aria-describedby="dice-count"
        />
      </label>
      <Count digits={digits} />
      <button type="submit" className="ceremony-main" disabled={isClosed || !('seed' in read)}>
        {t('ceremony.enter')}
      </button>
    </form>
  )
}

function Count({ digits }: { digits: string }) {
  const { t } = useTranslation('draw')
  const read = readSeed(digits)
  const count = countOf(digits)
  return (
    <p id="dice-count" className={`dice-count ${count >= fewestDigits ? 'enough' : ''}`} role="status">
      <strong>{count}</strong> / {fewestDigits}{' '}
      {'refused' in read && read.refused === 'not-digits'
        ? t('ceremony.notDigits', { found: read.found })
        : count < fewestDigits
          ? t('ceremony.more', { count: fewestDigits - count })
          : t('ceremony.enough')}
    </p>
  )
}
