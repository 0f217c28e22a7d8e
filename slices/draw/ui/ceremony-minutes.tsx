/** The minutes: printed, signed by each post, photographed. */
import { Link } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { Ceremony } from '../contract.ts'
import { inGroups } from './ceremony-commitment.tsx'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { Signatures } from './minutes-signatures.tsx'
import { drawFile, useSendDraw } from './queries.ts'

export function MinutesStep({ ceremony, may }: { ceremony: Ceremony; may: boolean }) {
  const { t } = useTranslation('draw')
  const campaign = useCampaign()
  const { round, minutesHash } = ceremony
  if (minutesHash === null) return <p>{t('ceremony.notDrawn')}</p>
  return (
    <>
      <p className="ceremony-small">
        {t('minutes.hash')} <code>{inGroups(minutesHash)}</code>
      </p>
      <div className="ceremony-buttons">
        <Link to={`/c/${encodeURIComponent(campaign)}/draw/${round.round}/minutes`}>{t('minutes.open')}</Link>
        <a href={drawFile(campaign, `${round.round}/minutes.docx`)} download>
          {t('minutes.docx')}
        </a>
        <a href={drawFile(campaign, `${round.round}/folder.zip`)} download>
          {t('round.folder')}
        </a>
      </div>
      <Signatures
        round={String(round.round)}
        posts={round.present}
        signatures={ceremony.signatures}
        minutesHash={minutesHash}
      />
      <Papers ceremony={ceremony} may={may} />
    </>
  )
}

function Papers({ ceremony, may }: { ceremony: Ceremony; may: boolean }) {
  const { t } = useTranslation('draw')
  const { bytes } = useFormat()
  const campaign = useCampaign()
  const { sendForm } = useSendDraw()
  const { round, papers } = ceremony
  const [kind, setKind] = useState<'photograph' | 'signed-minutes'>('photograph')
  const add = useMutation({
    mutationFn: (files: FileList) => {
      const form = new FormData()
      form.set('kind', kind)
      for (const file of files) form.append('file', file)
      return sendForm(`${round.round}/papers`, form)
    },
  })
  return (
    <section aria-labelledby="ceremony-papers">
      <h2 id="ceremony-papers">{t('minutes.papers')}</h2>
      <ul className="ceremony-posts">
        {papers.map((paper) => (
          <li key={paper.sha256}>
            <a href={drawFile(campaign, `${round.round}/papers/${paper.sha256}/file`)} download>
              {paper.name}
            </a>
            <span>{`${t(`paper.${paper.kind}`)} · ${bytes(paper.size)}`}</span>
          </li>
        ))}
      </ul>
      {may && (
        <div className="ceremony-entry">
          <label>
            <span>{t('minutes.paperKind')}</span>
            <select
              value={kind}
              onChange={({ target }) => setKind(target.value === 'photograph' ? 'photograph' : 'signed-minutes')}
            >
              <option value="photograph">{t('paper.photograph')}</option>
              <option value="signed-minutes">{t('paper.signed-minutes')}</option>
            </select>
          </label>
          <label>
            <span>{t('minutes.addPapers')}</span>
            <input
              type="file"
              multiple
              accept="image/jpeg,image/png,image/webp,application/pdf"
              disabled={add.isPending}
              onChange={({ target }) => {
                if (target.files !== null && target.files.length > 0) add.mutate(target.files)
              }}
            />
          </label>
        </div>
      )}
      {add.isError && <CeremonyFailure error={add.error} />}
    </section>
  )
}
