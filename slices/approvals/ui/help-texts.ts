/** The help of the pages of acts that take two persons; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      list: {
        do: '决定别人提请的、须两人同意的事：看清理由，再同意或不同意，并写一句说明。\n看自己提请的事有没有结果；没有决定前可以撤回。\n已有结果的都留在“已有结果”里，操作记录里也有。',
        wrong:
          '提请人不能自己复核，代理人也不行；有人独自经手过两个账号（例如由同一位管理员打印首次链接）的，也不算另一个人。\n目前没有可复核的另一人时，提请公示 24 小时：管理员、领导小组和审计人员都可提出异议；没有人异议，由提请人使其生效。\n过了有效期没有人决定，就作废，要重新提请。\n同意时情况已变（例如阶段已转），系统会拒绝并说明，什么也不会改动。',
      },
    },
  },
  en: {
    help: {
      list: {
        do: 'Decide what others ask for and takes two persons: read the reason, approve or reject, and say why.\nSee how your own asks stand; until they are decided you can withdraw them.\nWhat was decided stays in Decided, and in the log.',
        wrong:
          'Who asks cannot approve, nor can a stand-in; nor do two accounts that one person alone had in hand (say, by printing their first links) count as two.\nWhere nobody can approve yet, the ask waits 24 hours: administrators, leadership and auditors may object; if nobody does, who asked makes it take effect.\nWhat nobody decides in time expires and must be asked for again.\nWhere things have changed since (the stage has moved on, say), approving is refused with the reason, and nothing is changed.',
      },
    },
  },
}
