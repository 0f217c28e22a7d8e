/** The help of the pages of the log; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      log: {
        do: '按人员、对象、动作或日期查谁在什么时候做了什么、为什么。\n点一行看它的全部内容；查到的可以导出。\n每件事旁边的“历史”是同一份记录里只关于它的部分。',
        wrong:
          '查不到：先放宽日期和条件；没有发生过的事不会有记录。\n记录不能改也不能删；只有过了保存期限的个人内容会删除，并写明“已按期删除”。',
      },
      roots: {
        do: '每天结束时，当天全部记录合成一个审计根并签名；可打印，放进简报或另存一处。\n以后用它核对：记录被改过、删过、换过次序都会显出来。\n导出的日志不用本系统也能核对：见 lianbing verify-audit。',
        wrong:
          '核对不符：不要改动任何数据，先导出日志，交给没有参与操作的人查看系统指出的那一处。\n某一天没有根：服务器那时没有运行；它会在下次运行时补上，并写明。',
      },
      invariants: {
        do: '看每条应当成立的事最近一次是否成立；点“现在核对”对全部数据再核对一次。\n不用登录也能核对：停止服务后运行 lianbing check-data。',
        wrong: '有一条不成立：不要改动数据，看它列出的对象的历史，交给维护人员。\n核对只读不写，只留下一条核对记录。',
      },
      retention: {
        do: '看每类个人信息保存多久、依据什么、今天有多少到期。\n先看会删多少，再删除；删除后留下签名的报告。',
        wrong: '到期才删，没有到期的这里删不了。\n删除不能撤回；成绩和审计链不受影响，仍能核对。',
      },
    },
  },
  en: {
    help: {
      log: {
        do: 'Find who did what, when and why, by person, object, act or day.\nOpen a line to see all of it; what you found can be exported.\nThe history beside every thing is the part of the same log that is about it.',
        wrong:
          'Nothing found: widen the days and conditions first; what never happened has no entry.\nEntries cannot be changed or removed; only personal content past its time is deleted, and the entry says so.',
      },
      roots: {
        do: 'At the end of each day all its entries become one root, which is signed; print it for the briefing or keep it elsewhere.\nLater it shows whether an entry was changed, removed or moved.\nAn exported log can be verified without this system: lianbing verify-audit.',
        wrong:
          'It does not fit: change no data, export the log first, and let somebody who took no part look at the place that is named.\nA day without a root: the server was not running; it makes up for it at the next start, and says so.',
      },
      invariants: {
        do: 'See whether each statement held in the newest round; “Check now” asks all data again.\nWithout signing in: stop the server and run lianbing check-data.',
        wrong:
          'One does not hold: change no data, look at the history of the objects it names, and tell who maintains the system.\nA round reads only; it leaves one entry in the log.',
      },
      retention: {
        do: 'See how long each class of personal data is kept, by which law, and how much is due today.\nSee first what would go, then delete; a signed report remains.',
        wrong:
          'Only what is due can be deleted here.\nA deletion cannot be taken back; results and the log stay whole and can still be verified.',
      },
    },
  },
}
