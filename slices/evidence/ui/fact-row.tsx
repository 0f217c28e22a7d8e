/** One fact with what it rests on; the officer chooses, changes the words, or takes the fact away. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { keyOf, targetKinds, type FactView, type MatrixView, type Target } from '../contract-matrix.ts'
import { useSend } from './queries.ts'
import { TargetLink, useTargetName } from './target-link.tsx'

interface Props {
  fact: FactView
  matrix: MatrixView
  may: boolean
}

export function FactRow({ fact, matrix, may }: Props) {
  const { t } = useTranslation('evidence')
  const [editing, edit] = useState(false)
  const known = new Map(matrix.targets.map((target) => [keyOf(target), target]))
  const targets = fact.targets.flatMap((target) => known.get(keyOf(target)) ?? [])
  return (
    <li className={matrix.unsupported.includes(fact.id) ? 'unsupported' : ''}>
      <p className="fact-text">{fact.text}</p>
      <ul className="fact-targets">
        {targets.map((target) => (
          <li key={keyOf(target)}>
            <TargetLink target={target} caseFile={matrix.caseFile.id} />
          </li>
        ))}
        {targets.length === 0 && <li className="fault">{t('matrix.nothing')}</li>}
      </ul>
      {may && !editing && (
        <Button
          size="small"
          className="no-print"
          onClick={() => edit(true)}
          aria-label={t('matrix.editOf', { text: fact.text })}
        >
          {t('matrix.edit')}
        </Button>
      )}
      {editing && <EditFact fact={fact} matrix={matrix} onClose={() => edit(false)} />}
    </li>
  )
}

const targetOf = (key: string): Target | undefined => {
  const kind = targetKinds.find((one) => key.startsWith(`${one}:`))
  return kind === undefined ? undefined : { kind, id: key.slice(kind.length + 1) }
}

function EditFact({ fact, matrix, onClose }: { fact: FactView; matrix: MatrixView; onClose: () => void }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const nameOf = useTargetName()
  const [text, setText] = useState(fact.text)
  const [keys, setKeys] = useState(() =>
    fact.targets.map(keyOf).filter((key) => matrix.targets.some((one) => keyOf(one) === key)),
  )
  const save = useMutation({
    mutationFn: async () => {
      if (text.trim() !== fact.text) await send('PUT', `facts/${fact.id}`, { text: text.trim() })
      await send('PUT', `facts/${fact.id}/targets`, { targets: keys.flatMap((key) => targetOf(key) ?? []) })
    },
    onSuccess: onClose,
  })
  const remove = useMutation({ mutationFn: () => send('DELETE', `facts/${fact.id}`) })
  const options = targetKinds.map((kind) => ({
    label: t(`matrix.kinds.${kind}`),
    options: matrix.targets
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: keyOf(one), label: nameOf(one) })),
  }))
  return (
    <div className="edit-fact no-print">
      <Input.TextArea
        rows={2}
        maxLength={1000}
        value={text}
        aria-label={t('matrix.text')}
        onChange={({ target }) => setText(target.value)}
      />
      <Select
        mode="multiple"
        value={keys}
        onChange={setKeys}
        options={options}
        aria-label={t('matrix.choose')}
        placeholder={t('matrix.choose')}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <div className="page-tools">
        <Button
          size="small"
          type="primary"
          loading={save.isPending}
          disabled={text.trim().length < 2}
          onClick={() => save.mutate()}
        >
          {t('matrix.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('matrix.cancel')}
        </Button>
        <Button size="small" danger loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('matrix.remove')}
        </Button>
      </div>
      {(save.isError || remove.isError) && <FailedState error={save.error ?? remove.error} />}
    </div>
  )
}
