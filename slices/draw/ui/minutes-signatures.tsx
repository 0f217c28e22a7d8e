/** Who has signed the minutes, and how: under the own sign-in, or on paper, which the office records. */
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useMay } from '../../../platform/web/session.tsx'
import type { SignatureView } from '../contract-minutes.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { useSendDraw } from './queries.ts'

interface SignaturesProps {
  round: string
  posts: readonly string[]
  signatures: readonly SignatureView[]
  minutesHash: string
}

export function Signatures({ round, posts, signatures, minutesHash }: SignaturesProps) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const sign = useMutation({
    mutationFn: ({ path, post }: { path: string; post: string }) => send('POST', path, { post, minutesHash }),
  })
  return (
    <section aria-labelledby="minutes-signed">
      <h2 id="minutes-signed">{t('minutes.signed')}</h2>
      <ul className="ceremony-posts">
        {posts.map((post) => (
          <li key={post}>
            <span>{post}</span>
            <Signature
              post={post}
              signed={signatures.find((one) => one.post === post)}
              isBusy={sign.isPending}
              onSign={(hand) => sign.mutate({ post, path: `${round}/signatures${hand === 'paper' ? '/paper' : ''}` })}
            />
          </li>
        ))}
      </ul>
      <p className="ceremony-small">{t('minutes.signAbout')}</p>
      {sign.isError && <CeremonyFailure error={sign.error} />}
    </section>
  )
}

interface SignatureProps {
  post: string
  signed: SignatureView | undefined
  isBusy: boolean
  onSign: (hand: SignatureView['hand']) => void
}

function Signature({ post, signed, isBusy, onSign }: SignatureProps) {
  const { t } = useTranslation('draw')
  const { instant } = useFormat()
  const [maySign, mayRecord] = [useMay('draw.sign'), useMay('draw.hold')]
  if (signed !== undefined)
    return <strong>{t(`minutes.signedBy.${signed.hand}`, { by: signed.by, at: instant(signed.at) })}</strong>
  return (
    <>
      {maySign && (
        <button type="button" disabled={isBusy} onClick={() => onSign('own')}>
          {t('minutes.sign', { post })}
        </button>
      )}
      {mayRecord && (
        <button type="button" disabled={isBusy} onClick={() => onSign('paper')}>
          {t('minutes.recordPaper', { post })}
        </button>
      )}
    </>
  )
}
