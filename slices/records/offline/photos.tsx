/** Photographs of one answer, hashed and kept on the device as the camera gave them. */
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../../platform/offline/box.ts'
import type { Photo } from '../../../rules/drafting/record.ts'
import { addPhoto, photoName } from './notebook.ts'
import type { RecordInWork } from './use-record.ts'

interface Props {
  box: Box
  photos: readonly Photo[]
  of: string
  attempt: RecordInWork['attempt']
  onChange: (photos: (before: readonly Photo[]) => Photo[]) => void
}

export function Photos({ box, photos, of, attempt, onChange }: Props) {
  const { t } = useTranslation('field')
  const [wrong, setWrong] = useState(false)
  const take = async (file: File) => {
    await attempt(async () => {
      const made = await addPhoto(box, file)
      setWrong(made === undefined)
      if (made !== undefined) onChange((before) => [...before, { ...made, caption: '', of }])
    })
  }
  const caption = (id: string, text: string) =>
    onChange((before) => before.map((photo) => (photo.id === id ? { ...photo, caption: text } : photo)))
  return (
    <div className="photos">
      <ul>
        {photos
          .filter((photo) => photo.of === of)
          .map((photo) => (
            <li key={photo.id}>
              <KeptPicture
                box={box}
                sha256={photo.sha256}
                type={photo.type}
                label={photo.caption || t('steps.photos')}
              />
              <input
                aria-label={t('steps.caption')}
                placeholder={t('steps.caption')}
                value={photo.caption}
                onChange={(event) => caption(photo.id, event.target.value)}
              />
            </li>
          ))}
        <li>
          <CameraButton label={t('steps.addPhoto')} onFile={take} />
        </li>
      </ul>
      <p className="hint">{t('steps.photoHash')}</p>
      {wrong && <p role="alert">{t('steps.photoWrong')}</p>}
    </div>
  )
}

export function CameraButton({ label, onFile }: { label: string; onFile: (file: File) => Promise<unknown> }) {
  const id = useId()
  return (
    <label htmlFor={id} className="camera">
      <span aria-hidden="true">＋</span>
      <span>{label}</span>
      <input
        id={id}
        type="file"
        accept="image/*"
        capture="environment"
        className="visually-hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void onFile(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}

/** Read out of the encrypted store for as long as it is shown. */
export function KeptPicture({ box, sha256, type, label }: { box: Box; sha256: string; type: string; label: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let gone = false
    void box.bytes(photoName(sha256)).then((bytes) => {
      if (bytes === undefined || gone) return
      made = URL.createObjectURL(new Blob([bytes], { type }))
      setAddress(made)
    })
    return () => {
      gone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [box, sha256, type])
  return address === undefined ? <span className="picture" /> : <img className="picture" src={address} alt={label} />
}
