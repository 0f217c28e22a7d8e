/** The help of every page, by namespace; it comes when somebody asks for it. A slice: one import, one line. */
import type { Catalogues } from '../../platform/web/catalogue.ts'
import { helpTexts as approvals } from '../../slices/approvals/ui/help-texts.ts'
import { helpTexts as audit } from '../../slices/audit/ui/help-texts.ts'
import { helpTexts as campaigns } from '../../slices/campaigns/ui/help-texts.ts'
import { helpTexts as caseFiles } from '../../slices/case-files/ui/help-texts.ts'
import { helpTexts as coordination } from '../../slices/coordination/ui/help-texts.ts'
import { helpTexts as desk } from '../../slices/desk/ui/help-texts.ts'
import { helpTexts as draw } from '../../slices/draw/ui/help-texts.ts'
import { helpTexts as evidence } from '../../slices/evidence/ui/help-texts.ts'
import { helpTexts as organisation } from '../../slices/organisation/ui/help-texts.ts'
import { helpTexts as people } from '../../slices/people/ui/help-texts.ts'
import { helpTexts as records } from '../../slices/records/ui/help-texts.ts'
import { helpTexts as registers } from '../../slices/registers/ui/help-texts.ts'
import { helpTexts as scoring } from '../../slices/scoring/ui/help-texts.ts'

const home: Catalogues = {
  'zh-CN': {
    help: {
      home: {
        do: '先看“等我处理”：哪些还没有人看，哪些没有做完；点进去就能做。\n再看报送事项和剩余天数；“我要报送”只列您这一级或这一组的。\n下面是数据现状：哪些登记表已入库、最近一次计算用的哪一版。',
        wrong:
          '事项和您想的不同：期限出自通知，点条款号看原文。\n“等我处理”是空的：现在没有归您的事，或那件事在现在的阶段不开放。',
      },
    },
  },
  en: {
    help: {
      home: {
        do: 'Look first at what waits for you: what nobody has looked at, what is not complete; each leads to where it is done.\nThen at the duties and the days left; “Mine” are those of your level or group.\nBelow stands the state of the data: which registers are in, and what the last run rests on.',
        wrong:
          'A duty is not what you expect: its day comes from the notice; open the clause to read it.\nNothing waits: nothing is yours to do now, or it is not open in this stage.',
      },
    },
  },
}

export const helpTexts: Readonly<Record<string, Catalogues>> = {
  ...{
    console: home,
    approvals,
    draw,
    audit,
    campaigns,
    'case-files': caseFiles,
    coordination,
    desk,
    evidence,
    organisation,
    people,
    records,
    registers,
    scoring,
  },
}
