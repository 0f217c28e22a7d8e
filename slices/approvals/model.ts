/** Why somebody is no second person, as a refusal says it. Pure. */
import type { ApprovalView } from './contract.ts'

type Tie = NonNullable<ApprovalView['tie']>

export const tieWords: Readonly<Record<Tie, { 'zh-CN': string; en: string }>> = {
  hands: {
    'zh-CN': '有人独自经手过两个账号（首次链接、登录方式或找回）',
    en: 'one person alone had both accounts in hand (a first link, a linked sign-in, a recovery)',
  },
  post: { 'zh-CN': '14 天内，一方给另一方授予过岗位', en: 'within 14 days one of you gave the other a post' },
  certificate: { 'zh-CN': '两个账号登记的是同一个执法证号', en: 'both accounts have the same certificate' },
  'stand-in': { 'zh-CN': '一方在代理另一方的岗位', en: 'one of you stands in for the other' },
}
