/** The help of the pages of definitions and stages; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      pick: {
        do: '从随产品提供的定义里选这一次练兵用的；选之前看它的自检有没有错误。\n选了以后，单位、人员和登记表都归到这次练兵名下。',
        wrong: '定义有错误：先不要选，请维护定义的人改正。\n选错了：再选另一个即可，登记表各归各的。',
      },
      stage: {
        do: '看活动现在在哪个阶段、各阶段能做什么。\n办公室或领导小组写明理由后转到下一阶段。\n退回前一阶段要另一人同意：提请后在“待复核”里等决定。',
        wrong: '按钮不见了：那件事在现在的阶段不开放，或不归您的角色。\n别人刚刚转过阶段：刷新后再看。',
      },
      definition: {
        do: '左边选条款，右边看通知原文，以及指标、期限、名额等哪些规则依据它。\n用检索框找条款号或几个字。',
        wrong:
          '条款后面的数是 0：没有规则依据它，它可能只是说明。\n定义改过：右上角的版本号和哈希会变，旧成绩仍用当时的版本。',
      },
      check: {
        do: '看定义的自检结果：错误、警告和提示，各自出自哪一条。\n在“解读”里对通知没有写明的地方作出决定，写明理由；每次决定产生一个新版本。',
        wrong:
          '决定被拒绝：它会使定义自相矛盾，提示里写着哪一处。\n决定以后成绩没有变：要重新计算，旧的计算不会被改动。',
      },
      diff: {
        do: '选两个版本或两个练兵，逐项看哪里不同、各依据哪一条。\n从这里可以去看新版本对成绩的影响。',
        wrong: '什么也没有：两边的规则相同。\n项目太多：按部分折叠，或用检索框找。',
      },
    },
  },
  en: {
    help: {
      pick: {
        do: 'Take the definition of this campaign from those that ship; see first whether its check found errors.\nUnits, people and registers then belong to that campaign.',
        wrong:
          'The definition has errors: do not take it; whoever keeps it mends them.\nThe wrong one was taken: take another; registers stay apart.',
      },
      stage: {
        do: 'See in which stage the campaign is and what each stage allows.\nThe office or the leadership moves it on, with a reason.\nMoving back takes a second person: what you ask for waits in Approvals.',
        wrong:
          'A button is gone: the act is not open in this stage, or not for your role.\nSomebody has just moved it: load the page again.',
      },
      definition: {
        do: 'Choose a clause on the left; on the right stand its words and what rests on it: indicators, days, quotas.\nFind a clause by its id or a few characters.',
        wrong:
          'A clause counts 0: no rule rests on it; it may only explain.\nThe definition was changed: version and hash change with it; earlier results keep theirs.',
      },
      check: {
        do: 'See what the definition’s own check found: errors, warnings and hints, each with its clause.\nUnder Readings decide what the notice leaves open, with a reason; each decision makes a new version.',
        wrong:
          'A decision is refused: the definition would contradict itself; the message says where.\nResults did not change after it: score again; earlier runs are never changed.',
      },
      diff: {
        do: 'Choose two versions, or two campaigns, and see what differs, each with its clause.\nFrom here you can see what a new version would do to the results.',
        wrong: 'Nothing is shown: the rules are the same.\nToo much is shown: fold the parts, or search.',
      },
    },
  },
}
