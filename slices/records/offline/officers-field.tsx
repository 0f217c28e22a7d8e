/** Two officers or more, out of the unit's register or typed in, and which of them writes. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordContent } from '../../../rules/drafting/record.ts'
import type { Kit } from '../contract.ts'
import { TextField, Tick } from './form-fields.tsx'
import type { Change } from './use-record.ts'

type Officer = RecordContent['officers'][number]

export function OfficersField({ kit, content, change }: { kit: Kit; content: RecordContent; change: Change }) {
  const { t } = useTranslation('field')
  const chosen = new Set(content.officers.map(({ certificate }) => certificate))
  const known = new Set(kit.officers.map(({ certificate }) => certificate))
  const all = [...kit.officers, ...content.officers.filter(({ certificate }) => !known.has(certificate))]
  const tick = (officer: Officer, on: boolean) => change((before) => withOfficer(before, officer, on))
  return (
    <>
      <ul className="officers">
        {all.map((officer) => (
          <li key={officer.certificate}>
            <Tick
              label={`${officer.name}（${officer.certificate}）`}
              checked={chosen.has(officer.certificate)}
              onChange={(on) => tick(officer, on)}
            />
            {chosen.has(officer.certificate) && (
              <label className="tick">
                <input
                  type="radio"
                  name="recorder"
                  checked={content.recorder === officer.certificate}
                  onChange={() => change((before) => ({ ...before, recorder: officer.certificate }))}
                />
                <span>{t('steps.recorder')}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
      <AddOfficer onAdd={(officer) => tick(officer, true)} />
    </>
  )
}

function withOfficer(content: RecordContent, officer: Officer, on: boolean): RecordContent {
  const { certificate, name } = officer
  const rest = content.officers.filter((one) => one.certificate !== certificate)
  const officers = on ? [...rest, { certificate, name }] : rest
  const isRecorderGone = !officers.some((one) => one.certificate === content.recorder)
  return { ...content, officers, recorder: isRecorderGone ? '' : content.recorder }
}

function AddOfficer({ onAdd }: { onAdd: (officer: Officer) => void }) {
  const { t } = useTranslation('field')
  const [certificate, setCertificate] = useState('')
  const [name, setName] = useState('')
  const isWhole = certificate.trim() !== '' && name.trim() !== ''
  const add = () => {
    onAdd({ certificate: certificate.trim(), name: name.trim() })
    setCertificate('')
    setName('')
  }
  return (
    <div className="add-officer">
      <TextField label={t('steps.name')} value={name} onChange={setName} />
      <TextField label={t('steps.certificate')} value={certificate} onChange={setCertificate} inputMode="numeric" />
      <button type="button" disabled={!isWhole} onClick={add}>
        {t('steps.addOfficer')}
      </button>
    </div>
  )
}
