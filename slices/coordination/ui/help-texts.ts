/** The help of the pages of coordination; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      announcements: {
        do: '看发给您的通知和各单位的回执：已确认、已读、没人看过、逾期。\n点标题看全文并确认；办公室和地州联络员点“写通知”。',
        wrong: '找不到通知：只列发给您负责的单位的，和您写的。\n“逾期”是过了确认期限还没有确认。',
      },
      announcement: {
        do: '联络员看过后点“确认收到”；没有联络员的县由地州代为确认。\n有人逾期时点“催办全部逾期单位”，先看数目和对象，再发出。回执可导出、可打印。',
        wrong:
          '看到“已更正”：先看更正了什么，再重新确认新版。\n催办不到：该单位没有联络员，请电话联系并在联络员名录补齐。',
      },
      draft: {
        do: '写标题、正文，选依据的条款、发给谁、确认期限，可加附件；边写边存。点“发布”，看清发给多少单位再发。',
        wrong:
          '没有保存：看页面下方的提示，断网时文字留在本页，连上后自动再存。\n别人也在写：两稿都留着，对照后选一稿。',
      },
      questions: {
        do: '先查一查：已公开的答复按文字或条款都能找到。\n找不到就点“提问”，可选条款；办公室答复后会通知您。办公室在这里按状态接办、答复。',
        wrong: '找不到自己的问题：看“全部”，或清除查找。\n不想让别人知道是谁问的：提问时不要勾选“公开单位名称”。',
      },
      question: {
        do: '办公室先接办再答复；可只答复提问单位，也可公开给全部单位。以前的答复可直接沿用。\n再次答复会取代旧答复，旧的仍可看并标明已被取代。',
        wrong: '不能答复：别人已接办，先改由您接办；或问题已撤回。\n公开前看一遍问题的公开写法，去掉能看出单位的字。',
      },
      problems: {
        do: '看问题台账：谁负责、哪天到期、卡住了哪一条。点“登记问题”写清问题，选责任岗位和期限。',
        wrong: '找不到问题：清除筛选；联络员只看本单位的和自己岗位负责的。\n逾期的排在最前。',
      },
      problem: {
        do: '责任岗位写每一步，办完点“办结”；提出的人或办公室看过后确认，不行就写明原因重开。每一步都留着。',
        wrong: '不能办结：只有责任岗位能办结，办公室可改派。\n不能确认：办结的人不能自己确认。',
      },
      meetings: {
        do: '看以往会议的纪要和还没完成的待办；办公室点“记录会议”写新的一次。',
        wrong: '看不到草稿：纪要签发后各单位才能看到。',
      },
      meeting: {
        do: '先看上次会议还没完成的待办，再写时间、地点、到会单位（缺席写原因）、议程、内容、决定和待办。边写边存；签发后固定，每项待办进入问题台账。',
        wrong: '不能签发：按提示补齐。\n签发后要改：在下次会议记录更正。',
      },
      addressed: { do: '看办公室发给评审专家的通知和附件。', wrong: '这里没有别的内容：专家只看发给专家的通知。' },
    },
  },
  en: {
    help: {
      announcements: {
        do: 'See what is addressed to you and the units’ receipts: confirmed, read, nobody looked, late.\nOpen one to read and confirm it; the office and prefectures write here.',
        wrong:
          'One is missing: only those to your units, and your own, are listed.\nLate: the day for confirming is past and it is not confirmed.',
      },
      announcement: {
        do: 'The liaison reads and confirms; for a county without a liaison the prefecture does.\nRemind all who are late: you see how many and whom before it goes out. Receipts can be exported and printed.',
        wrong:
          'It was corrected: read what changed, then confirm the new version.\nA unit can’t be reminded: it has no liaison; telephone, and have one appointed.',
      },
      draft: {
        do: 'Write title and text, choose clauses, whom it is for and the day; attach files. It is saved as you write. Publish after a look at how many units it reaches.',
        wrong:
          'Not saved: read the line below; without a network the text stays here and is sent again.\nSomebody else writes: both texts are kept; choose one.',
      },
      questions: {
        do: 'Look first: published answers are found by word or clause.\nElse ask, perhaps about a clause; you are told when the office answers. The office takes and answers questions here.',
        wrong:
          'Your question is missing: choose all states, or clear the search.\nNobody should know who asked: leave “name our unit” off.',
      },
      question: {
        do: 'The office takes a question and answers it, to one unit or published to all; an earlier answer can be used again.\nA later answer supersedes the earlier one, which stays readable and marked.',
        wrong:
          'You can’t answer: somebody else took it, take it over; or it was taken back.\nBefore publishing read the public wording and take out what shows the unit.',
      },
      problems: {
        do: 'See who owns each problem, its day, and the clause that it blocks. Raise one: what it is, the post that owns it, the day.',
        wrong:
          'One is missing: clear the filter; a liaison sees those of the own units and of the own post.\nOverdue ones stand first.',
      },
      problem: {
        do: 'The post that owns it writes each step and closes it; who raised it, or the office, confirms, or reopens it with a reason. Every step stays.',
        wrong:
          'You can’t close it: only its owner does; the office can assign it to another post.\nYou can’t confirm it: not who closed it.',
      },
      meetings: {
        do: 'See the minutes of meetings and what is open of them; the office records a new one.',
        wrong: 'A draft is not seen: units see minutes once they are signed off.',
      },
      meeting: {
        do: 'Begin with what is open from the last meeting; write day, place, who attended (why not), agenda, minutes, decisions, actions. Saved as you write; signed off it is frozen and each action stands in the register of problems.',
        wrong:
          'It can’t be signed off: complete what is named.\nTo change signed minutes, record a correction at the next meeting.',
      },
      addressed: {
        do: 'Read what the office tells the experts, with its attachments.',
        wrong: 'Nothing else is here: experts see only what is addressed to them.',
      },
    },
  },
}
