/** The help of the inbox; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      notices: {
        do: '看与您有关的事：导入做完、有事等您复核、成绩冻结、岗位变动、从新的设备登录。\n点一条通知，打开它说的那件事；点过就记为已读。\n按“未读”或类别缩小范围；“全部标为已读”只标到您已看到的最新一条。',
        wrong:
          '不认识的设备登录：马上到“我的账号”结束那个会话并改密码。\n通知打不开：那件事可能已不在您的权限内，例如岗位已结束。\n超过一年的通知会按保存期限删除。',
      },
    },
  },
  en: {
    help: {
      notices: {
        do: 'See what concerns you: imports that are done, approvals that wait, results that were frozen, posts that changed, sign-ins from another device.\nOpen a notice to come to what it tells of; it is then marked as read.\nNarrow the list to unread ones or to a kind; “Mark all as read” marks up to the newest that you have seen.',
        wrong:
          'A sign-in from a device you do not know: end that session in My account at once, and change the password.\nA notice opens nothing: what it tells of may no longer be yours to see, for example because a post has ended.\nNotices older than a year are deleted.',
      },
    },
  },
}
