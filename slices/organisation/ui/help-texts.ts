/** The help of the pages of units, groups and liaisons; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      before: {
        do: '看开始之前还缺什么：定义、单位、人员、联络员、岗位、解读、企业数，每项由谁在哪里做。\n全部齐了，办公室转到“开展”阶段。',
        wrong: '缺项仍在：做完后刷新；点进去看具体缺哪个单位。\n不能开始：提示里列着缺的项目。',
      },
      units: {
        do: '从自治区到县逐级看单位：岗位、人员、联络员、执法人员各多少，缺什么。\n点单位看它的岗位和上下级。',
        wrong:
          '单位不在登记表里：只在行政区划里有，请办公室补进单位登记表。\n人数不对：去登记表或人员页更正，这里只汇总。',
      },
      groups: {
        do: '看领导小组、办公室和各组由谁组成、职责出自哪一条。\n在人员页给某人组内的岗位，这里就会列出。',
        wrong: '组里没有人：还没有给过组内岗位。',
      },
      liaisons: {
        do: '查各单位的联络员和联系方式，可导出。\n联络员按期点一下“确认”；办公室看谁逾期。',
        wrong: '单位空缺：由单位管理员给岗位；最后一名联络员离任须有接替或说明。\n逾期：请本人确认，或交接给别人。',
      },
      figures: {
        do: '地州市为本级和所属县填报重点监控企业数及名单年份。\n办公室核对后接受、更正或退回；接受的数进入单位登记表，计分就用它。',
        wrong: '没有 2017 年名单：按通知用 2016 年的，选好年份。\n被退回：看办公室的说明，改好再报。',
      },
      rosters: {
        do: '在某一刻冻结名册，例如在线考试的应考人员；之后登记表再变也不影响它。\n每份名册有哈希，可导出。',
        wrong: '名册里少人：冻结时他还没有证件或岗位；更正后另冻结一份，写明理由。',
      },
    },
  },
  en: {
    help: {
      before: {
        do: 'See what is missing before the campaign can open: definition, units, people, liaisons, posts, readings, figures; who does each, and where.\nWhen nothing is missing the office opens it.',
        wrong:
          'An entry stays: load the page again when it is done; open it to see which unit.\nOpening is refused: the message lists what is missing.',
      },
      units: {
        do: 'Go from the region down to counties: posts, people, liaisons and officers of each unit, and what is missing.\nOpen a unit to see its posts and its neighbours.',
        wrong:
          'A unit is not in the register: only the divisions know it; the office adds it to the register of units.\nA number is wrong: correct the register or the people; here they are only counted.',
      },
      groups: {
        do: 'See who is in the leading group, the office and each group, and which clause their duties come from.\nWho is given a post of a group is listed here.',
        wrong: 'A group is empty: no post of it was given yet.',
      },
      liaisons: {
        do: 'Find the liaisons of every unit and how to reach them; export the list.\nA liaison confirms with one click from time to time; the office sees who is overdue.',
        wrong:
          'A unit has none: its administrator gives the post; the last liaison leaves only with a successor or a reason.\nOverdue: let them confirm, or hand over.',
      },
      figures: {
        do: 'A prefecture reports the key monitored enterprises of itself and its counties, with the year of the list.\nThe office accepts, corrects or returns them; what is accepted goes into the register of units, which scoring reads.',
        wrong:
          'There is no list of 2017: the notice takes that of 2016; choose the year.\nReturned: see the office’s words, mend it and report again.',
      },
      rosters: {
        do: 'Freeze who counts at a moment, for example for the exam; later changes of the register do not touch it.\nEach roster has its hash and can be exported.',
        wrong:
          'Somebody is missing: they had no certificate or post then; correct that and freeze another, with the reason.',
      },
    },
  },
}
