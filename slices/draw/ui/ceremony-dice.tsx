/** Two posts enter the digits of the dice, neither seeing the other's; the server says whether they agree. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fewestDigits, readSeed } from '../../../rules/draw/seed.ts'
import type { Ceremony, DigitsAnswer } from '../contract.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { useSendDraw } from './queries.ts'

/** Digits so far; spaces and hyphens do not count. */
const countOf = (text: string): number => text.replace(/[^0-9]/g, '').length

export function DiceStep({ ceremony, may }: { ceremony: Ceremony; may: boolean }) {
  const { t } = useTranslation('draw')
  const { round, entered } = ceremony
  const first = entered?.post
  const posts = round.present.filter((post) => post !== first)
  const { send } = useSendDraw()
  const [failure, fail] = useState<unknown>()
  const enter = useMutation({
    mutationFn: (body: { post: string; digits: string }) => send<DigitsAnswer>('POST', `${round.round}/digits`, body),
  })
  return (
    <>
      <p>
        {first === undefined
          ? t('ceremony.firstEntry')
          : t('ceremony.secondEntry', { first, count: entered?.digits ?? 0 })}
      </p>
      {failure !== undefined && <CeremonyFailure error={failure} />}
      <Entry
        key={first ?? ''}
        posts={posts}
        may={may}
        busy={enter.isPending}
        onEnter={(body) => {
          fail(undefined)
          enter.mutate(body, { onError: fail })
        }}
      />
      {first !== undefined && may && <Withdraw round={round.round} onFail={fail} />}
      <p className="ceremony-small">{t('ceremony.diceAbout')}</p>
    </>
  )
}

interface EntryProps {
  posts: readonly string[]
  may: boolean
  busy: boolean
  onEnter: (body: { post: string; digits: string }) => void
}

function Entry({ posts, may, busy, onEnter }: EntryProps) {
  const { t } = useTranslation('draw')
  const [post, choose] = useState(posts[0] ?? '')
  const [digits, type] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const read = readSeed(digits)
  const count = countOf(digits)
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
        <select value={post} onChange={(event) => choose(event.target.value)} disabled={!may}>
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
          disabled={!may}
          aria-describedby="dice-count"
        />
      </label>
      <p id="dice-count" className={`dice-count ${count >= fewestDigits ? 'enough' : ''}`} role="status">
        <strong>{count}</strong> / {fewestDigits}{' '}
        {'refused' in read && read.refused === 'not-digits'
          ? t('ceremony.notDigits', { found: read.found })
          : count < fewestDigits
            ? t('ceremony.more', { count: fewestDigits - count })
            : t('ceremony.enough')}
      </p>
      <button type="submit" className="ceremony-main" disabled={!may || busy || !('seed' in read)}>
        {t('ceremony.enter')}
      </button>
    </form>
  )
}

/** Where the two see that they did not write down the same, both begin again. */
function Withdraw({ round, onFail }: { round: number; onFail: (error: unknown) => void }) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const withdraw = useMutation({
    mutationFn: () => send('POST', `${round}/digits/withdrawal`, { reason: t('ceremony.withdrawReason') }),
    onError: onFail,
  })
  return (
    <button type="button" className="ceremony-minor" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {t('ceremony.withdraw')}
    </button>
  )
}
