import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import type { CodeOffer, MyAccount, RecoveryCodes as Codes } from '../contract.ts'
import { ConfirmWithPassword } from './confirm-with-password.tsx'
import { EnrolCodes, RecoveryCodes } from './enrol-codes.tsx'
import type { AccountPart } from './my-password.tsx'

const factor = '/api/my-account/second-factor'

/** What is under way; each begins with the password. */
type Doing =
  | { what: 'set' | 'codes' | 'remove' }
  | { what: 'enrol'; offer: CodeOffer }
  | { what: 'shown'; codes: readonly string[] }

export function MySecondFactor({ account, onChanged }: AccountPart) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const [doing, setDoing] = useState<Doing>()
  const end = () => {
    setDoing(undefined)
    onChanged()
  }
  const enrolled = () => {
    void message.success(t('account.secondDone'))
    end()
  }
  return (
    <section>
      <h2>{t('account.second')}</h2>
      <State account={account} />
      {account.passwordSetAt !== null && <Actions account={account} onDo={(what) => setDoing({ what })} />}
      <PasswordFirst doing={doing} account={account} onDo={setDoing} onEnd={end} />
      <Modal
        open={doing?.what === 'enrol' || doing?.what === 'shown'}
        title={t(doing?.what === 'shown' ? 'account.renewCodes' : 'enrol.title')}
        footer={null}
        width={640}
        mask={{ closable: false }}
        onCancel={end}
        destroyOnHidden
      >
        {doing?.what === 'enrol' && (
          <EnrolCodes
            ask={() => Promise.resolve(doing.offer)}
            confirm={(confirmed) => sendJson<Codes>('PUT', factor, confirmed)}
            onDone={enrolled}
          />
        )}
        {doing?.what === 'shown' && <RecoveryCodes codes={doing.codes} onKept={end} />}
      </Modal>
    </section>
  )
}

function State({ account: { secondFactor, secondFactorNeeded } }: { account: MyAccount }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const on = secondFactor && t('account.secondOn', { at: instant(secondFactor.since), left: secondFactor.recoveryLeft })
  return (
    <p>
      {on ?? t('account.secondOff')} {secondFactorNeeded && t('account.secondMust')}
    </p>
  )
}

type Act = 'set' | 'codes' | 'remove'

function Actions({ account, onDo }: { account: MyAccount; onDo: (what: Act) => void }) {
  const { t } = useTranslation('people')
  const on = account.secondFactor !== null
  return (
    <div className="account-actions">
      <Button onClick={() => onDo('set')}>{t(on ? 'account.renewSecond' : 'account.setSecond')}</Button>
      {on && <Button onClick={() => onDo('codes')}>{t('account.renewCodes')}</Button>}
      {on && !account.secondFactorNeeded && <Button onClick={() => onDo('remove')}>{t('account.removeSecond')}</Button>}
    </div>
  )
}

interface PasswordFirstProps {
  doing: Doing | undefined
  account: MyAccount
  onDo: (doing: Doing) => void
  onEnd: () => void
}

function PasswordFirst({ doing, account, onDo, onEnd }: PasswordFirstProps) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const acts: Record<Act, (password: string) => Promise<void>> = {
    set: async (password) =>
      onDo({ what: 'enrol', offer: await sendJson<CodeOffer>('POST', `${factor}/offer`, { password }) }),
    codes: async (password) => {
      const { recoveryCodes } = await sendJson<Codes>('POST', '/api/my-account/recovery-codes', { password })
      onDo({ what: 'shown', codes: recoveryCodes })
    },
    remove: async (password) => {
      await sendJson('DELETE', factor, { password })
      void message.success(t('account.removed'))
      onEnd()
    },
  }
  const what = doing?.what === 'set' || doing?.what === 'codes' || doing?.what === 'remove' ? doing.what : undefined
  const words = wordsOf(what ?? 'set', account.secondFactor !== null)
  return (
    <ConfirmWithPassword
      open={what !== undefined}
      title={t(words.title)}
      about={t(words.about)}
      act={t(words.title)}
      danger={what === 'remove'}
      onConfirm={acts[what ?? 'set']}
      onDone={nothing}
      onClose={onEnd}
    />
  )
}

/** Each act says itself what comes next. */
const nothing = (): void => {}

function wordsOf(what: Act, on: boolean): { title: string; about: string } {
  if (what === 'remove') return { title: 'account.removeSecond', about: 'account.removeAbout' }
  if (what === 'codes') return { title: 'account.renewCodes', about: 'account.renewCodesAbout' }
  return { title: on ? 'account.renewSecond' : 'account.setSecond', about: 'setUp.offer' }
}
