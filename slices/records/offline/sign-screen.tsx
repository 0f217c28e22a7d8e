/** What happened on paper: each signed page photographed to its page, or refused, or absent, with reason and witness. Final. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import type { LaidOut } from '../../../rules/drafting/pages.ts'
import type { Kit } from '../contract.ts'
import { Choices, TextField, Tick } from './form-fields.tsx'
import { addPhoto, gatheredOf, keepGathered, sign, type Gathered, type Signing } from './notebook.ts'
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

export function SignScreen(props: Props) {
  const { box, record, laid } = props
  const { id } = record.working
  const [first, setFirst] = useState<Gathered>()
  useEffect(() => {
    const begun: Gathered = { hash: laid.hash, signing: nothing, photos: [] }
    const found = gatheredOf(box, id, laid.hash).catch(() => undefined)
    void found.then((kept) => setFirst((before) => before ?? kept ?? begun))
  }, [box, id, laid.hash])
  return first === undefined ? <section className="step" aria-busy="true" /> : <SignForm {...props} first={first} />
}

/** Every change is written down at once, as in the text itself. `isKept`: the device's store has all that is shown. */
function useGathered({ box, record, first }: Props & { first: Gathered }) {
  const [gathered, setGathered] = useState(first)
  const [kept, setKept] = useState(first)
  const latest = useRef(first)
  const change = async (next: (before: Gathered) => Gathered) => {
    const now = next(latest.current)
    latest.current = now
    setGathered(now)
    await keepGathered(box, record.working.id, now)
    setKept(now)
  }
  return { gathered, change, isKept: kept === gathered }
}

function SignForm(props: Props & { first: Gathered }) {
  const { box, kit, record, laid, onPut, first } = props
  const { t } = useTranslation('field')
  const { gathered, change, isKept } = useGathered(props)
  const { signing, photos } = gathered
  const [wrong, setWrong] = useState(false)
  const set = (part: Partial<Signing>) =>
    void record.attempt(() => change((before) => ({ ...before, signing: { ...before.signing, ...part } })))
  const { content } = record.working
  const lack = missing(signing, laid.pages.length)
  const photograph = async (number: number, file: File) => {
    const made = await addPhoto(box, file)
    setWrong(made === undefined)
    if (made !== undefined) await change((before) => photographed(before, { number, ...made }))
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
            <PagePhoto box={box} photo={photos.find((photo) => photo.number === number)} />
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
      <p className="muted" role="status">
        {gathered !== first && t(isKept ? 'sign.kept' : 'sign.keeping')}
      </p>
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

/** A page photographed again takes the place of what was there. */
function photographed(before: Gathered, { number, sha256, type }: Gathered['photos'][number]): Gathered {
  const others = <T extends { number: number }>(all: readonly T[]): T[] => all.filter((one) => one.number !== number)
  const pages = [...others(before.signing.pages), { number, sha256 }]
  return {
    ...before,
    signing: { ...before.signing, pages },
    photos: [...others(before.photos), { number, sha256, type }],
  }
}

function PagePhoto({ box, photo }: { box: Box; photo: Gathered['photos'][number] | undefined }) {
  const { t } = useTranslation('field')
  if (photo === undefined) return null
  return <KeptPicture box={box} sha256={photo.sha256} type={photo.type} label={t('sign.taken')} />
}
