/** The help of the pages of the draw; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      rounds: {
        do: '办公室定一轮抽取：日期在文书窗口之后、评审之前，写明地点和见证岗位。\n各单位核对清单，办公室冻结并公布承诺，到那天当众掷骰。\n“公开记录页”任何人都能看，不用登录。',
        wrong: '定不了：提示里写着窗口到哪天（解读 R10、R29）。\n已有一轮：补抽请选“补充哪一轮”，或由两人作废。',
      },
      round: {
        do: '看本轮进行到哪一步；谁没看过清单、谁有异议。\n冻结后可下载核验文件夹，抽出后看结果、递补次序，不合格的按次序替换。',
        wrong:
          '不能冻结：异议没有答复、采纳的还没导入登记表，或单位没有确认。\n结果里“无此类案卷”：冻结时登记表里确实没有。',
      },
      lines: {
        do: '逐条核对本单位的行，无误点“确认无误”。\n漏列、类型不对、不是本单位的，写明理由提出异议，等办公室答复。',
        wrong: '确认不了：有异议待答复，或登记表刚有改动，刷新后再确认。\n看不到别的单位：本来如此。',
      },
      candidates: {
        do: '粘贴候选名单：编号、名称、分层。\n有利益关系的登记回避和原因，再公布承诺。',
        wrong: '名单存不了：编号重复，或分层不在本轮的分层里。\n承诺公布以后名单和回避都不能再改。',
      },
      ceremony: {
        do: '投到大屏幕：念承诺，勾到场岗位，一人在此录入骰子数字，另一人用自己的账号在手机上录入，展示结果，签字。\n只用键盘也能完成：Tab 移动，空格勾选，回车确认。\n中途关掉浏览器或断电，再打开从原处继续。',
        wrong: '两次不一致：对着骰子记录各自重录。\n提示不是今天：先改抽取日（公布承诺前），或等到那天。',
      },
      digits: {
        do: '对着骰子记录录入数字，选您代表的岗位，点“录入”。\n两次录入须由两个独立的人各用自己的账号；对方录入的数字不显示。',
        wrong:
          '不能由您录入第二次：第一次是您录入的，或你们的账号、岗位有牵连（代理、14 天内互相授予岗位，或有人独自经手过两个账号），请换人。\n两次不一致：两次都作废，各自重录。',
      },
      minutes: {
        do: '有账号的见证人登录后在本页签字；没有账号的签在打印件上，由办公室登记，扫描件在现场页上传。\n记录里写明谁是登录签的，谁是据纸件登记的。',
        wrong: '签不了：记录内容有变，重新打开核对校验值；一人只能签一个岗位。',
      },
    },
  },
  en: {
    help: {
      rounds: {
        do: 'The office sets a round: a day after the window of the documents and before review, a place, posts that witness.\nUnits check their lines, the office freezes and publishes the commitment, and on the day dice are thrown in public.\nThe public record needs no sign-in.',
        wrong:
          'It cannot be set: the message says until when the window runs (readings R10, R29).\nA round stands already: choose which one this completes, or let two persons void it.',
      },
      round: {
        do: 'See which step the round is at, who has not looked, who objects.\nAfter the freeze download the folder; after the draw see result and order, and replace what is ineligible.',
        wrong:
          'It cannot be frozen: objections wait, upheld ones are not in the register, or units have not confirmed.\n“No such file”: the register had none when it was frozen.',
      },
      lines: {
        do: 'Go through the lines of your unit; confirm if all is right.\nSay what is missing, of the wrong type or not yours, with the reason; the office answers.',
        wrong:
          'It cannot be confirmed: an objection waits, or the register has just changed; load again.\nOther units are not to be seen: that is as it should be.',
      },
      candidates: {
        do: 'Paste the candidates: id, name, stratum.\nNote who is recused and why, then publish the commitment.',
        wrong:
          'The list is refused: an id twice, or a stratum that the round has not.\nAfter the commitment neither list nor recusals change.',
      },
      ceremony: {
        do: 'For the hall: read the commitment, mark who is present, one person enters the dice here, another on their phone under their own sign-in; show the result, sign.\nBy keyboard alone: Tab, Space, Enter.\nWhat is cut off goes on where it was.',
        wrong:
          'The entries differ: both enter anew from the sheet.\nNot today: change the day (before the commitment) or wait for it.',
      },
      digits: {
        do: 'Choose your post and enter the digits from the sheet of the dice.\nThe two entries come from two independent persons, each under the own sign-in; neither sees the other’s.',
        wrong:
          'The second entry cannot be yours: the first was, or the accounts or posts are tied (a stand-in, a post given within 14 days, both accounts once in one hand). Let another person enter.\nThe entries differ: both are gone, enter anew.',
      },
      minutes: {
        do: 'Witnesses with an account sign here; others sign on paper, which the office records, and uploads in the ceremony.\nThe minutes say who signed in, and what was recorded from paper.',
        wrong:
          'They cannot be signed: the words have changed, open them again and compare the hash; one person signs as one post.',
      },
    },
  },
}
