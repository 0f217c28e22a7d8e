/** What coordination writes, as the log says it. */
import { said, type Words } from './words.ts'

export const coordinationSentences: Readonly<Record<string, Words>> = {
  'coordination.save-announcement': said('存通知草稿', 'saved the draft of an announcement'),
  'coordination.attach': said('上传通知附件', 'uploaded an attachment'),
  'coordination.publish': said(
    '发布通知第 {{version}} 版，{{units}} 个单位',
    'published the announcement, version {{version}}, to {{units}} units',
  ),
  'coordination.receive': said('看了通知（第 {{version}} 版）', 'read the announcement (version {{version}})'),
  'coordination.confirm': said(
    '为 {{units}} 个单位确认收到通知（第 {{version}} 版）',
    'confirmed the announcement (version {{version}}) for {{units}} units',
  ),
  'coordination.remind': said('催办 {{count}} 个逾期单位', 'reminded {{count}} units that are late'),
  'coordination.ask': said('提问', 'asked a question'),
  'coordination.take-question': said('接办问题', 'took a question'),
  'coordination.answer': said('答复问题（公开：{{write}}）', 'answered a question (published: {{write}})'),
  'coordination.take-back': said('撤回问题', 'took a question back'),
  'coordination.raise': said('登记问题', 'raised a problem'),
  'coordination.work': said('办理问题：{{step}}', 'worked on a problem: {{step}}'),
  'coordination.settle': said('确认或重开问题：{{step}}', 'confirmed or reopened a problem: {{step}}'),
  'coordination.save-meeting': said('存会议记录草稿', 'saved the draft of minutes'),
  'coordination.sign-meeting': said('签发会议纪要，{{count}} 项待办', 'signed off the minutes, {{count}} actions'),
  'coordination.keep-demonstration': said(
    '准备演示的统筹协调内容',
    'made what the demonstration shows of coordination',
  ),
}
