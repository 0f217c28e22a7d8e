/** Links in two parts, and who vouches for accounts that one hand alone could have opened. */
import type { Catalogue } from '../../../platform/web/catalogue.ts'

export const linksZh: Catalogue = {
  links: {
    title: '双人开通与担保',
    about: '能决定或看到全部内容的账号，由两个人开通：一人发链接，另一人取口令，分别交给本人。这样谁都不能独自冒用。',
    waiting: '等口令的链接',
    none: '没有等口令的链接',
    noneNext: '给要职账号发链接后，会在这里等另一人取口令。',
    made: '{{by}} 于 {{at}} 发出，{{until}} 前有效。',
    fetched: '{{by}} 于 {{at}} 已取口令。',
    show: '取口令',
    stop: '叫停',
    stopped: '已叫停，链接作废。',
    code: '{{name}} 的口令',
    codeAbout: '只显示这一次。请当面或打电话告诉本人，不要交给发链接的人。',
    whyNot: {
      own: '这是您自己的账号',
      maker: '链接是您发的；没有可取口令的另一人时，{{at}} 后无人叫停，可由您取',
      tied: '您与发链接的人不算两个人',
    },
    founded: '一人经手、还没有担保的账号',
    foundedAbout:
      '开通时只经过一人之手，因此与经手人不算两个人，满 14 天也不算。请不在其列的人见过本人后担保，或由运维在服务器上执行 bin/lianbing vouch。',
    foundedNone: '没有这样的账号',
    foundedNoneNext: '每个要职账号都由两个人开通，或已有人担保。',
    hands: '经手：{{names}}',
    vouch: '担保',
    vouched: '已担保。',
    notThird: '您也在其列，不能担保',
    reason: '理由（如：当面见过本人，已核身份）',
    twoPart: '这个链接还要一个口令：请另一位系统管理员或领导在“双人开通与担保”里取，直接告诉本人。',
    form: {
      code: '口令（8 位）',
      codeAbout: '另一位系统管理员或领导有这个口令，请直接向他要，不要向发链接的人要。',
      codeNeeded: '请输入口令',
    },
  },
}

export const linksEn: Catalogue = {
  links: {
    title: 'Opening by two, and vouching',
    about:
      'An account that decides or sees everything is opened by two: one makes the link, another fetches its code, and each hands theirs to the holder. Neither can pose as the holder alone.',
    waiting: 'Links that wait for their code',
    none: 'No link waits for its code',
    noneNext: 'When a link is made for such an account it waits here for another person to fetch the code.',
    made: 'Made by {{by}} on {{at}}, valid until {{until}}.',
    fetched: '{{by}} fetched the code on {{at}}.',
    show: 'Fetch the code',
    stop: 'Stop it',
    stopped: 'Stopped; the link is void.',
    code: 'Code of {{name}}',
    codeAbout: 'Shown this once. Tell the holder in person or by telephone, never whoever made the link.',
    whyNot: {
      own: 'This is your own account',
      maker: 'You made the link; where nobody else can fetch the code, you may after {{at}} if nobody stopped it',
      tied: 'You and its maker do not count as two persons',
    },
    founded: 'Opened by one hand, not vouched for',
    foundedAbout:
      'One person alone had this account in hand when it was opened, so the two do not count as two persons, however long ago. Somebody who is not of that line vouches after seeing the holder, or the operator does at the machine: bin/lianbing vouch.',
    foundedNone: 'No such account',
    foundedNoneNext: 'Every account that decides was opened by two, or somebody vouched for it.',
    hands: 'In the hands of: {{names}}',
    vouch: 'Vouch',
    vouched: 'Vouched for.',
    notThird: 'You are of that line and cannot vouch',
    reason: 'Reason (for example: seen in person, identity checked)',
    twoPart:
      'This link needs a code besides: another administrator or leader fetches it under "Opening by two, and vouching" and tells the holder.',
    form: {
      code: 'Code (8 letters)',
      codeAbout: 'Another administrator or leader has this code: ask them, never whoever gave you the link.',
      codeNeeded: 'Enter the code',
    },
  },
}
