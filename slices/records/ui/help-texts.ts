/** The help of the page of records; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      list: {
        do: '这里列出您负责的单位的现场检查笔录和询问笔录：起草、已打印、已签名。\n笔录由执法人员在外勤应用里写，没有网络也能写；回来同步后出现在这里。\n点一份看全文，下载 PDF 或 Word，看谁在哪一页签名。',
        wrong:
          '笔录没有出现：请执法人员在外勤应用里联网同步。\n两台设备都改过：打开那一份，由人决定用哪一份，两份都留着。\n签名后发现有误：签过名的不能改，另写一份补充笔录。',
      },
    },
  },
  en: {
    help: {
      list: {
        do: 'Records of inspections and inquiries of the units you answer for: being drafted, printed, signed.\nOfficers write them in the field app, also without a network; brought to the server they stand here.\nOpen one to read it, to take it home as PDF or Word, and to see who signed which page.',
        wrong:
          'A record is not here: its officer brings it to the server from the field app.\nTwo devices changed it: open it; a person decides which text counts, and both are kept.\nA signed record is wrong: it never changes; a supplementary record is written.',
      },
    },
  },
}
