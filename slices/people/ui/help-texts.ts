/** The help of the pages of accounts; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      accounts: {
        do: '找人：姓名、登录名、证件号都可以，姓名中间的点写不写都行。\n建立账号，给岗位，发首次使用链接；成批的用表格导入并打印账号条。\n岗位到期、交接、停用账号都在个人页里做，写明理由。',
        wrong:
          '看不到某人：单位管理员只看本单位。\n链接过期或用过：再发一个，旧的自动作废。\n忘了密码或丢了手机：提请找回，由另一人同意后出示链接。',
      },
      account: {
        do: '改密码、设第二重验证、看和结束自己的会话。\n恢复码打印后另处保管，每个只能用一次。',
        wrong: '有不认识的会话：先结束它，再改密码。\n换了手机：用恢复码登录，再重新设第二重验证。',
      },
      standIns: {
        do: '不在岗时请人代理您的岗位，写明起止日期和理由。\n代理人切换到这个岗位后，屏幕和记录上两人的名字都有。',
        wrong: '名单里没有那个人：他在您单位范围内没有岗位。\n代理的岗位不能再转给第三人。',
      },
      tokens: {
        do: '为程序建立口令：限定能做什么、哪个练兵、哪个单位、到哪天。\n口令只显示一次，请当场存好。',
        wrong: '口令泄露：马上撤销，再建一个。\n程序被拒绝：它永远不能多于您本人此刻的权限。',
      },
      data: {
        do: '看本系统存着您的哪些信息、谁查看过，下载一份。\n有错就提请更正。',
        wrong: '登记表里的错由单位更正，这里提请即可。\n已过保存期限的内容已删除，不再显示。',
      },
      links: {
        do: '要职账号的链接由一人发、口令由另一人取，分别直接交给本人。\n发现不对就叫停，链接马上作废。\n一人经手开通的账号，见过本人后可以担保。',
        wrong:
          '取不了口令：您与发链接的人不算两个人，请别人取。\n没有人能担保：由运维在服务器上执行 bin/lianbing vouch。',
      },
      arrivals: {
        do: '确认从单点登录来的身份是哪一位；核对无误再确认。',
        wrong: '不能确定是谁：不要确认，先问本人。',
      },
    },
  },
  en: {
    help: {
      accounts: {
        do: 'Find people by name, login or certificate; the dots in names make no difference.\nMake an account, give it a post, send the first link; for many, import a table and print slips.\nPosts are ended and handed over, accounts suspended, on the person’s page, with a reason.',
        wrong:
          'Somebody is missing: a unit’s administrator sees the own units.\nA link has expired or was used: make another; the old one ends.\nA lost password or telephone: ask for a recovery; a second person agrees and shows the link.',
      },
      account: {
        do: 'Change the password, set up the second factor, see and end your sessions.\nPrint the recovery codes and keep them elsewhere; each works once.',
        wrong:
          'A session you do not know: end it, then change the password.\nA new telephone: sign in by a recovery code and set the second factor up again.',
      },
      standIns: {
        do: 'While you are away let somebody stand in for your post, from day to day, with a reason.\nUnder it both names stand on the screen and in the log.',
        wrong: 'Somebody is not on the list: they hold no post among your units.\nA lent post cannot be passed on.',
      },
      tokens: {
        do: 'Make a token for a program: what it may do, in which campaign and unit, until when.\nIt is shown once; store it at once.',
        wrong:
          'A token got out: revoke it and make another.\nA program is refused: it never may more than you may at that moment.',
      },
      data: {
        do: 'See what is stored about you and who looked at it, and download a copy.\nAsk for a correction where something is wrong.',
        wrong:
          'Mistakes in registers are mended by the unit; ask here.\nWhat was past its time is deleted and not shown any more.',
      },
      links: {
        do: 'The link of an account that decides is made by one, its code fetched by another; each tells the holder directly.\nStop a link that should not be: it is void at once.\nVouch for an account that one hand opened, after seeing its holder.',
        wrong:
          'You cannot fetch the code: you and its maker do not count as two persons; somebody else must.\nNobody can vouch: the operator does at the machine, bin/lianbing vouch.',
      },
      arrivals: {
        do: 'Confirm who an identity of the single sign-on is; only when you are certain.',
        wrong: 'You cannot tell who it is: do not confirm; ask the person.',
      },
    },
  },
}
