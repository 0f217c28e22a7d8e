import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'coordination.incomplete': {
    status: 422,
    zh: '还不能发布：{missing}。补齐后再发布，草稿已保存。',
    en: 'It cannot be published yet: {missing}. The draft is saved; complete it.',
  },
  'coordination.due-past': {
    status: 422,
    zh: '确认期限 {due} 已过（今天 {today}）。请改为今天或以后的日期。',
    en: 'The day for confirming, {due}, is past (today is {today}). Choose today or a later day.',
  },
  'coordination.nobody-addressed': {
    status: 422,
    zh: '按所选范围没有一个单位收得到。请改选范围；本单位自己不算在内。',
    en: 'No unit is addressed by what you chose. Choose others; your own unit is not counted.',
  },
  'coordination.unit-elsewhere': {
    status: 422,
    zh: '单位 {unit} 不在您可以通知的范围内。请去掉它。',
    en: 'Unit {unit} is none that you may address. Take it off.',
  },
  'coordination.draft-moved': {
    status: 409,
    zh: '草稿在您看过之后又被改动。请刷新，看过现在的文字再办。',
    en: 'The draft was changed after you saw it. Load the page again and look at the text as it is now.',
  },
  'coordination.newer-version': {
    status: 409,
    zh: '这份通知已更正为第 {version} 版。请看过新版再确认。',
    en: 'The announcement was corrected: version {version} stands. Read it, then confirm.',
  },
  'coordination.confirms-itself': {
    status: 409,
    zh: '{unit}有自己的联络员，由它自己确认。可以提醒它；没有联络员的下级单位才能代为确认。',
    en: '{unit} has a liaison of its own, who confirms. Remind it; only for a unit without one can another confirm.',
  },
  'coordination.file-unknown': {
    status: 422,
    zh: '所附文件不是在这里上传的。请在本页上传后再附。',
    en: 'An attached file was not uploaded here. Upload it on this page first.',
  },
  'coordination.no-file': {
    status: 422,
    zh: '没有收到文件，或文件是空的。请重新选择。',
    en: 'No file arrived, or it is empty. Choose it again.',
  },
  'coordination.clause-unknown': {
    status: 422,
    zh: '条款 {clause} 不在活动方案里。请从列表中选择。',
    en: 'Clause {clause} is none of the campaign. Choose one of the list.',
  },
  'coordination.question-moved': {
    status: 409,
    zh: '这个问题的状态已变（可能被别人答复或撤回）。请刷新后再办。',
    en: 'The question’s state has changed: somebody answered it, or it was taken back. Load the page again.',
  },
  'coordination.sent-otherwise': {
    status: 409,
    zh: '先前已用同一编号送到过另一段文字，这一段没有保存。请复制框里的文字，刷新页面看先前那条，再另写一条。',
    en: 'Another text arrived under the same id before; this one was not kept. Copy it, load the page again to see the earlier one, then write anew.',
  },
  'coordination.why-needed': {
    status: 422,
    zh: '已有答复。再答复请写明原答复为什么不再适用，至少 4 个字。',
    en: 'There is an answer already. Say why it no longer stands: at least 4 characters.',
  },
  'coordination.taken-by': {
    status: 409,
    zh: '{name} 已接办这个问题。要由您答复，请先改为由您接办。',
    en: '{name} has taken this question. Take it over first if you are to answer it.',
  },
  'coordination.problem-moved': {
    status: 409,
    zh: '这个问题在您看过之后又有了新的一步。您写的还在框里，请看过新的一步再办。',
    en: 'The problem has a new step since you looked. Your words stay in the box; read the step, then go on.',
  },
  'coordination.owner-unknown': {
    status: 422,
    zh: '责任岗位现在没有人担任，或不能办理问题。请另选一个岗位。',
    en: 'Nobody holds that post now, or it does not work on problems. Choose another one.',
  },
  'coordination.not-the-owner': {
    status: 409,
    zh: '只有责任岗位能办结。请由责任岗位登录办理，或由办公室改派。',
    en: 'Only the post that owns it closes it. Let the owner sign in, or let the office assign it to another post.',
  },
  'coordination.own-closing': {
    status: 409,
    zh: '办结的人不能自己确认。请提出的人或办公室的另一人确认。',
    en: 'Who closed it does not confirm it. Let who raised it, or another one of the office, do so.',
  },
  'coordination.meeting-signed': {
    status: 409,
    zh: '会议纪要已签发，不能再改。需要更正的，在下次会议记录。',
    en: 'The minutes are signed off and never change. Record a correction at the next meeting.',
  },
} satisfies ProblemCatalogue
