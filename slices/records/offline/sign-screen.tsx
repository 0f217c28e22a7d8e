/** What happened on paper: each signed page photographed to its page, or refused, or absent, with reason and witness. Final. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import type { LaidOut } from '../../../rules/drafting/pages.ts'
import type { Kit, Sign } from '../contract.ts'
import { Choices, TextField, Tick } from './form-fields.tsx'
import { addPhoto, sign } from './notebook.ts'
import { CameraButton, KeptPicture } from './photos.tsx'
import type { RecordInWork } from './use-record.ts'

interface Props {
  box: Box
  kit: Kit
  record: RecordInWork
  laid: LaidOut
  onPut: () => void
}

const outcomes = ['signed', 'refused-noted', 'absent-noted'] as const

type Signing = Omit<Sign, 'record' | 'hash'>
interface Taken {
  sha256: string
  type: string
}

const nothing: Signing = {
  ...{ outcome: 'signed', pages: [], readOpinion: false, correctionsSigned: false, reason: '', witness: '' },
}

/** What is still missing, as the key of its sentence with a number; undefined: it can be handed in. */
function missing(signing: Signing, of: number): { key: string; count: number } | undefined {
  const { outcome, pages, readOpinion, reason, witness } = signing
  if (outcome !== 'signed')
    return reason.trim().length < 4 || witness.trim() === '' ? { key: 'sign.need', count: 0 } : undefined
  if (pages.length < of) return { key: 'sign.missing', count: of - pages.length }
  return readOpinion ? undefined : { key: 'sign.opinionNeeded', count: 0 }
}

export function SignScreen({ box, kit, record, laid, onPut }: Props) {
  const { t } = useTranslation('field')
  const [signing, setSigning] = useState(nothing)
  const [taken, setTaken] = useState<ReadonlyMap<number, Taken>>(new Map())
  const [wrong, setWrong] = useState(false)
  const set = (part: Partial<Signing>) => setSigning((before) => ({ ...before, ...part }))
  const { content } = record.working
  const lack = missing(signing, laid.pages.length)
  const photograph = async (number: number, file: File) => {
    const made = await addPhoto(box, file)
    setWrong(made === undefined)
    if (made === undefined) return
    const { sha256, type } = made
    setTaken((before) => new Map(before).set(number, { sha256, type }))
    setSigning((before) => ({
      ...before,
      pages: [...before.pages.filter((page) => page.number !== number), { number, sha256 }],
    }))
  }
  const handIn = async () => {
    const correctionsSigned = content.struck.length === 0 || signing.correctionsSigned
    record.replace(await sign(box, await record.settled(), { ...signing, correctionsSigned }))
    onPut()
  }
  return (
    <section className="step">
      <h2>{t('sign.title')}</h2>
      <p className="hint">{t('sign.about', { hash: laid.hash.slice(0, 12) })}</p>
      <Choices
        label={t('sign.title')}
        options={outcomes.map((value) => ({ value, text: t(`sign.${value}`) }))}
        value={signing.outcome}
        onChange={(value) => set({ outcome: outcomes.find((one) => one === value) ?? 'signed' })}
      />
      <ul className="signed-pages">
        {laid.pages.map(({ number, mark }) => (
          <li key={number}>
            <span>{t('sign.page', { number, mark })}</span>
            <PagePhoto box={box} photo={taken.get(number)} />
            <CameraButton
              label={t('sign.photograph')}
              onFile={(file) => record.attempt(() => photograph(number, file))}
            />
          </li>
        ))}
      </ul>
      {wrong && <p role="alert">{t('steps.photoWrong')}</p>}
      {signing.outcome === 'signed' ? (
        <>
          <Tick
            label={t('sign.readOpinion', { opinion: kit.template.opinion[content.kind] })}
            checked={signing.readOpinion}
            onChange={(readOpinion) => set({ readOpinion })}
          />
          {content.struck.length > 0 && (
            <Tick
              label={t('sign.corrections')}
              checked={signing.correctionsSigned}
              onChange={(correctionsSigned) => set({ correctionsSigned })}
            />
          )}
        </>
      ) : (
        <>
          <TextField label={t('sign.reason')} value={signing.reason} onChange={(reason) => set({ reason })} rows={3} />
          <TextField label={t('sign.witness')} value={signing.witness} onChange={(witness) => set({ witness })} />
        </>
      )}
      {lack !== undefined && <p className="muted">{t(lack.key, { count: lack.count })}</p>}
      <button
        type="button"
        className="primary wide"
        disabled={lack !== undefined}
        onClick={() => void record.attempt(handIn)}
      >
        {t('sign.act')}
      </button>
    </section>
  )
}

function PagePhoto({ box, photo }: { box: Box; photo: Taken | undefined }) {
  const { t } = useTranslation('field')
  if (photo === undefined) return null
  return <KeptPicture box={box} sha256={photo.sha256} type={photo.type} label={t('sign.taken')} />
}
