import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const accountProblems = {
  'people.first-link-unusable': {
    status: 410,
    zh: '这个链接不能用了：可能没有复制完整、已被新的链接代替，或系统已经有管理员。没有管理员时，重新启动服务器会打印一个新链接；已有账号的请直接登录。',
    en: 'This link cannot be used: it was not copied whole, was replaced by a newer one, or there is an administrator already. While there is none, starting the server again prints a new link; with an account, sign in.',
  },
  'people.login-taken': {
    status: 409,
    zh: '登录名“{login}”已有人用。请换一个。',
    en: 'The login name “{login}” is taken: choose another.',
  },
  'people.unit-unknown': {
    status: 422,
    zh: '单位“{unit}”既不在单位表里，也不在 2017 年行政区划里。请先导入单位表，或改正代码。',
    en: 'Unit “{unit}” stands neither in the register of units nor among the divisions of 2017. Import the units first, or mend the code.',
  },
  'people.may-not-give': {
    status: 403,
    zh: '您不能在这个单位给出或收回这个角色。请找系统管理员。',
    en: 'You cannot give or end this role in this unit. Ask the administrator of the system.',
  },
  'people.not-to-yourself': {
    status: 409,
    zh: '不能改自己的账号和岗位，须由另一位管理员办理。',
    en: 'Nobody changes the own account or posts: another administrator must do it.',
  },
  'people.not-yours': {
    status: 409,
    zh: '这个人还有您管不到的岗位，账号不由您管理。请找系统管理员。',
    en: 'This person also holds a post beyond yours to give, so the account is not yours to change. Ask the administrator of the system.',
  },
  'people.state-moved': {
    status: 409,
    zh: '账号已不在那个状态。请刷新后再看。',
    en: 'The account is no longer in that state. Load the page again.',
  },
  'people.link-only-invited': {
    status: 409,
    zh: '这个人已经设置过密码，不能再发首次链接。忘了密码或换了手机，请用“找回”，由第二个人复核。',
    en: 'This person has set a password: no first link any more. For a lost password or phone use “recovery”, which a second person approves.',
  },
  'people.term-wrong': {
    status: 422,
    zh: '任期从 {from} 到 {until}，终止早于开始。请改正日期。',
    en: 'The term runs from {from} to {until}: it ends before it begins. Mend the days.',
  },
  'people.group-unknown': {
    status: 422,
    zh: '已选用的活动方案里没有组“{group}”。请从列表中选，或者空着。',
    en: 'No definition of a picked campaign has a group “{group}”. Choose one from the list, or leave it empty.',
  },
  'people.post-twice': {
    status: 409,
    zh: '这个人在 {unit} 已经有同样的岗位，任期重叠。请先结束原来的，或改任期。',
    en: 'This person already holds the same post in {unit} for some of these days. End that one first, or change the term.',
  },
  'people.post-ended': {
    status: 409,
    zh: '这个岗位已经结束。请刷新后再看。',
    en: 'This post has ended. Load the page again.',
  },
  'people.last-liaison': {
    status: 409,
    zh: '这是 {unit} 最后一名联络员。请交接给另一人；确要空缺，请勾选说明并写明原因。',
    en: 'This is the last liaison of {unit}. Hand the post over; to leave the unit without one, say so and why.',
  },
  'people.hand-over-same': {
    status: 422,
    zh: '接任的就是现任。请选另一个人。',
    en: 'The successor is the holder. Choose another person.',
  },
  'people.file-has-errors': {
    status: 409,
    zh: '这份表还有 {errors} 处错误，一个账号也没有建。请按提示改好后重新上传。',
    en: 'The file still has {errors} error(s), no account was made. Mend them and upload it again.',
  },
  'people.file-done': {
    status: 409,
    zh: '这份表已经导入过。',
    en: 'This file has been imported already.',
  },
  'people.file-without-header': {
    status: 422,
    zh: '没有找到表头：需要有“登录名、姓名、单位代码、角色”。请用模板填写后再上传。',
    en: 'No header was found: 登录名, 姓名, 单位代码, 角色 are needed. Fill in the template and upload that.',
  },
  'people.file-too-long': {
    status: 413,
    zh: '这份表有 {rows} 行，一次最多 {limit} 行。请分成几份。',
    en: 'The file has {rows} rows, at most {limit} at a time. Split it.',
  },
  'people.recovery-only-active': {
    status: 409,
    zh: '只有已设置过密码的账号才需要找回。没设置过的请发首次链接。',
    en: 'Only an account with a password is recovered. For one without, make a first link.',
  },
  'people.reason-needed': {
    status: 422,
    zh: '这个岗位或账号能决定或看到全部内容，须另一人同意。请写明理由（至少 4 个字）。',
    en: 'This post or account decides or sees everything, so another person must agree. Say why (at least 4 characters).',
  },
  'people.waits-for-second': {
    status: 409,
    zh: '这个人的岗位还在等另一人同意，现在不能发链接。同意后再发，或先撤回提请。',
    en: 'This person’s post waits for a second person: no link is made before. Make it afterwards, or withdraw the ask.',
  },
  'people.asker-gone': {
    status: 409,
    zh: '提请人已不是在任的系统管理员，这件事不能生效。请由现任管理员重新提请。',
    en: 'Who asked is no administrator any more, so this takes no effect. A present administrator must ask again.',
  },
  'people.code-not-yours': {
    status: 409,
    zh: '这个口令不能由您取：链接是您发的，或您与发链接的人不算两个人。请另一位系统管理员或领导取；没有这样的人时，链接发出 24 小时后无人叫停，可由发链接的人取。',
    en: 'You may not be shown this code: you made the link, or do not count as a second person beside its maker. Another administrator or leader shows it; where there is none, its maker may after 24 hours in which nobody stopped it.',
  },
  'people.not-third': {
    status: 409,
    zh: '您不能担保：这个账号、开通它的人和您经过同一人之手。请不在其列的人担保，或由运维在服务器上执行 bin/lianbing vouch。',
    en: 'You cannot vouch: this account, who opened it and yours were in the same hands. Somebody else must, or the operator at the machine: bin/lianbing vouch.',
  },
  'people.link-code-needed': {
    status: 422,
    zh: '这个链接还要一个 8 位口令。口令在另一位系统管理员或领导那里，请直接向他要。',
    en: 'This link needs a code of 8 letters besides. Another administrator or leader has it: ask them for it.',
  },
  'people.link-code-wrong': {
    status: 403,
    zh: '口令不对，或还没有人取出。最多可试 5 次，之后链接作废。',
    en: 'The code is wrong, or nobody has fetched it yet. After 5 tries the link ends.',
  },
  'people.recovery-taken': {
    status: 409,
    zh: '这个链接已经显示过一次，不能再看。需要时请重新提请找回。',
    en: 'This link was shown once already. Ask for the recovery again if it is needed.',
  },
} satisfies ProblemCatalogue
