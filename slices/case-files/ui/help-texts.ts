/** The help of the pages of case files; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      list: {
        do: '看本单位的案卷写到哪一步：没人看过、有问题、待核、齐全。\n点案号进去写；上面按状态筛选，列头按类型和位置筛选；可导出。',
        wrong:
          '找不到案卷：只列您负责的单位；去掉筛选再找。\n检查结果和昨天不同：期限表或规则有更新，办公室已重新检查。',
      },
      open: {
        do: '先在案件登记表里找到这一案，点“打开”：案号、单位、类型、日期、罚款都由登记表带入。\n登记表里没有的，另填案号打开；已有的案卷文件可以导入。',
        wrong:
          '登记表里没有：请联络员或办公室先导入；也可以先另开。\n导入被拒：按列出的文件、位置、改法修改后整批再导入。',
      },
      write: {
        do: '逐项填写，改动自动保存；只有服务器收到才显示“已保存”。\n右边是检查结果，点“去改”跳到那一处；确有缘由的写说明，由有权的人认定。',
        wrong:
          '没有保存：看提示；断网时改动留在本页，连上后自动再试。\n别人也在写：两份都留着，逐处选定后合成一版。\n文书锁定：它来自已签名的记录，不能改。',
      },
      timeline: {
        do: '看每一步离期限还有多远；红色是超期或过早。下面的表写着同样的内容和依据。',
        wrong: '图是空的：先填日期。\n期限和想的不同：看依据一列，期限按行为发生时的法律和工作日计算。',
      },
      eligibility: {
        do: '逐项看能否推荐：期间、公开、存档、没有重复使用。\n联络员点“推荐”，写理由，得到回执；要换先撤回。',
        wrong: '不符合：按那一项的说明补齐，例如上传公开网页的存档。\n位置已有案卷：先撤回那一份。',
      },
      guidance: {
        do: '督导组写意见，可指明文书和规则；单位答复；督导组了结或退回。每一步都留着。',
        wrong: '不能答复：这条已了结，或不是您单位的案卷。',
      },
      history: {
        do: '每次保存一版。点“看这一版”比较它和现在的不同。',
        wrong: '想恢复旧的写法：照着当时的内容在“案卷”页改。',
      },
      slots: {
        do: '看各单位该交的案卷：已有、空缺、无效。空缺的写明有几份可推荐，或登记表里本来没有这类案件。\n办公室可认定无效并写明原因。',
        wrong: '抽取的位置空着：公开抽取之后才有。',
      },
      defects: {
        do: '看哪些问题反复出现，涉及多少份案卷；每个单位有自己的清单，可导出作培训用。',
        wrong: '数目不对：请办公室“重新检查全部”。',
      },
      disclosure: {
        do: '看各案卷的决定是否按时公开：按时、迟几个工作日、未公开。可导出。',
        wrong: '已经公开却列为未公开：在案卷的“公开”里填网址和日期。',
      },
    },
  },
  en: {
    help: {
      list: {
        do: 'See how far each file is: not looked at, defects, to be looked at, complete.\nOpen one by its number; choose a state above, a type or slot in the head of the column; export what you see.',
        wrong:
          'A file is missing: only those of your units are listed; take the filter off.\nThe result differs from yesterday’s: limits or rules were renewed and the office had all files checked again.',
      },
      open: {
        do: 'Find the case in the register and open it: number, unit, type, day and fine come from there.\nWhat is not in the register is opened by its number; existing files can be imported.',
        wrong:
          'Not in the register: the liaison or the office imports it; or open it without.\nThe import is refused: mend each file at the place told and import all again.',
      },
      write: {
        do: 'Fill it in; changes are saved by themselves, and “saved” is said only when the server has them.\nThe checker stands beside it; “Mend it” leads to the field. Explain what has a reason: a person judges it.',
        wrong:
          'Not saved: read why; without a network the text stays on the page and is sent again.\nSomebody else writes: both texts are kept; choose and join them.\nA document is locked: it comes from a signed record.',
      },
      timeline: {
        do: 'See each step against its limit; red is late or too early. The table below says the same, with the law.',
        wrong:
          'The picture is empty: fill in the days.\nA limit is not what you expect: see its basis; it follows the law of that day, and working days.',
      },
      eligibility: {
        do: 'See each condition: time, publication, captured copy, not used twice.\nThe liaison puts the file forward with a reason and gets a receipt; to change it, withdraw it first.',
        wrong:
          'Not met: the condition says what is missing, such as the captured page.\nThe slot is filled: withdraw that file first.',
      },
      guidance: {
        do: 'Supervisors write, perhaps about a document and a rule; the unit answers; a supervisor resolves or returns it. Every step stays.',
        wrong: 'You can’t answer: it is resolved, or the file is of another unit.',
      },
      history: {
        do: 'A version each time it is saved. Open one to see what is different now.',
        wrong: 'You want the old words back: write them again on the page of the file.',
      },
      slots: {
        do: 'See which files each unit owes: filled, empty, ineligible. An empty slot says how many files could fill it, or that there is no such case.\nThe office may declare a file ineligible and says why.',
        wrong: 'A drawn slot is empty: it is filled by the public draw.',
      },
      defects: {
        do: 'See which defects come again and again and in how many files; each unit has its own list, to be exported for training.',
        wrong: 'A number is old: let the office check all files again.',
      },
      disclosure: {
        do: 'See whether decisions were published in time: in time, so many working days late, missing. Export it.',
        wrong: 'It is published but listed as missing: fill in address and day in the file.',
      },
    },
  },
}
