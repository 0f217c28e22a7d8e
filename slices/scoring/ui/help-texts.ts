/** The help of the pages of results; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      league: {
        do: '看各级排名；点任何一个数，看它由哪条公式、哪一条款、哪些行得来。\n换一次计算，或与另一次比较。\n办公室在这里计算、冻结、向各单位公布，并导出工作簿。',
        wrong:
          '只看到本单位：成绩还没有公布。\n数和想的不同：点开它一直看到来源行；行错了就更正登记表，再计算一次。\n不能冻结：第二套独立计算不一致，或之后又有新数据，提示里写明。',
      },
      whatIf: {
        do: '换一种解读或分值，看谁的名次会变；不改动任何成绩。\n可以保存方案，写上名称，以后再看。',
        wrong: '试算的结果不是成绩：要生效须由办公室决定解读后重新计算。\n没有变化：这一处对名次没有影响。',
      },
      robustness: {
        do: '看表彰线两边差多少，改变哪一个数就会换人。\n先核对这些数：它们最容易引起异议。',
        wrong: '差距为 0：两者同分，按解读里的办法区分，点开可见。\n没有表彰线：候选还没有名额多。',
      },
      coverage: {
        do: '看各县（市、区）各类案件是否都有，空白处由谁负责。\n联络员为空白县指定责任人。',
        wrong: '空白不一定是漏报：先核对处罚案件登记表，再补。\n少了县：先看单位登记表是否完整。',
      },
      flags: {
        do: '看案件里值得核对的迹象：拆案、窗口末突击、罚款取整。\n每条都列出依据的数和行，点开核对。',
        wrong: '迹象不是结论：要人看过案卷才能说。\n没有迹象：也不等于没有问题，方法和界限写在页内。',
      },
      runs: {
        do: '看每一次计算：何时、由谁、用哪一版数据和定义，结果的哈希。\n比较两次，看谁动了、为什么。\n核对第二套独立计算是否一致。',
        wrong:
          '计算不能修改或删除：有错就更正登记表后再算一次。\n两次哈希不同：数据、定义或引擎有一样不同，比较里写明。',
      },
    },
  },
  en: {
    help: {
      league: {
        do: 'See the ranks of each level; any number opens to its formula, its clause and its rows.\nChoose another run, or compare with one.\nHere the office scores, freezes, releases to the units and exports the workbook.',
        wrong:
          'You see only your own unit: the scores are not released yet.\nA number is not what you expect: open it down to its rows; where a row is wrong, correct the register and score again.\nFreezing is refused: the second computation differs, or newer data came; the message says which.',
      },
      whatIf: {
        do: 'Try another reading or other points and see who would move; no result is changed.\nKeep a scenario under a name to come back to it.',
        wrong:
          'A trial is no result: it takes the office’s decision on the reading, and a new run.\nNothing moves: this choice does not touch the ranks.',
      },
      robustness: {
        do: 'See how much lies between the two sides of each cut line, and which number would change it.\nCheck these numbers first: they are the most likely to be contested.',
        wrong:
          'The gap is 0: both have the same score, and the reading says what decides; open it.\nThere is no line: there are fewer candidates than places.',
      },
      coverage: {
        do: 'See which counties have cases of every kind, and who is responsible for the blanks.\nA liaison names who is responsible for a blank county.',
        wrong:
          'A blank need not be an omission: check the register of cases first.\nCounties are missing: see whether the register of units is complete.',
      },
      flags: {
        do: 'See what is worth a look among the cases: split cases, a rush at the end, round fines.\nEach shows the figures and rows that it rests on.',
        wrong:
          'A sign is no finding: somebody must look at the files.\nNo sign does not mean that all is well; the methods and their limits stand on the page.',
      },
      runs: {
        do: 'See every run: when, by whom, on which data and definition, with the hash of its result.\nCompare two to see who moved and why.\nSee whether the second computation agrees.',
        wrong:
          'A run cannot be changed or removed: correct the register and score again.\nTwo hashes differ: data, definition or engine differs; the comparison says which.',
      },
    },
  },
}
