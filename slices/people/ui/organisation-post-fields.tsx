/** Role, unit, group, title and term of a post, as the giver may give it. */
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import { isDeciding } from '../model.ts'
import type { AccountOptions, PostToGive } from '../contract-accounts.ts'

export interface TypedPost {
  role: PostToGive['role']
  unit: string
  group?: string
  title?: string
  from?: string
  until?: string
  reason?: string
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

export const postOf = ({ role, unit, group, title, from, until, reason = '' }: TypedPost): PostToGive => ({
  ...{ role, unit, group: orNull(group), title: orNull(title), from: orNull(from), until: orNull(until), reason },
})

interface Definition {
  definition: { groups: { id: string; title: string }[] }
}

/** The groups of the campaign's definition. */
function useGroups(): { id: string; title: string }[] {
  const campaign = useCampaign()
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<Definition>(campaignPath(campaign, 'definition')),
  })
  return asked.data?.definition.groups ?? []
}

export function PostFields({ options }: { options: AccountOptions }) {
  const { t } = useTranslation(['people', 'console'])
  const groups = useGroups()
  const needed = [{ required: true, message: t('oneAccount.noSuch') }]
  return (
    <>
      <Form.Item name="role" label={t('accounts.role')} rules={needed}>
        <Select options={options.roles.map((role) => ({ value: role, label: t(`console:role.${role}`) }))} />
      </Form.Item>
      <Form.Item name="unit" label={t('accounts.unit')} rules={needed}>
        <UnitSelect options={options} />
      </Form.Item>
      <Form.Item name="group" label={t('oneAccount.group')}>
        <Select allowClear options={groups.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
      <Form.Item name="title" label={t('oneAccount.title')}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="from" label={t('oneAccount.from')}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="until" label={t('oneAccount.until')}>
          <TimeInput />
        </Form.Item>
      </div>
      <ReasonField />
    </>
  )
}

/** Roles that decide or see everything take a second person, who is told why. */
function ReasonField() {
  const { t } = useTranslation('people')
  const role = Form.useWatch<string | undefined>('role', Form.useFormInstance())
  if (role === undefined || !isDeciding(role)) return null
  return (
    <Form.Item name="reason" label={t('asked.reason')}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  )
}

interface UnitSelectProps {
  options: AccountOptions
  value?: string
  onChange?: (unit: string) => void
  id?: string
  label?: string
  placeholder?: string
  allowClear?: boolean
}

export function UnitSelect({ options, label, ...rest }: UnitSelectProps) {
  const choices = options.units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      options={choices}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...rest}
    />
  )
}
