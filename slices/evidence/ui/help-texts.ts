/** The help of the pages of evidence; it comes when somebody asks for it. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const helpTexts: Catalogues = {
  'zh-CN': {
    help: {
      volumes: {
        do: '每份案卷可以有几册扫描卷。“新立一册”，进去上传 PDF 或照片。\n看每册多少页、是否封存。',
        wrong: '不能新立：只有本单位执法人员可以。\n空间不够：移除未完成的上传，或请管理员扩容。',
      },
      volume: {
        do: '上传文件，页码自动连续；调整顺序、转正、移出多余的页，把页归入文书。\n核对后封存；封存后每次打开都逐字节核对。\n下载封存包，任何人用 sha256sum 或 lianbing verify-bundle 都能核验。',
        wrong:
          '上传中断：再选同一个文件，从断处继续。\n文件不收：按提示另存为 PDF 或 JPEG。\n封存后要改：请联络员或办公室写明理由启封。',
      },
      items: {
        do: '样品、照片、查封物等逐件登记：何时何地由谁提取。\n移交由双方各自签名；交外单位凭回执；退还、销毁写明依据。\n打印保管记录装入案卷。',
        wrong:
          '不能移交：只有现在的保管人可以。\n显示空档或重叠：双方填的时间不一致，在备注里说明原因。\n填错：记录不能改，另记一条说明。',
      },
      matrix: {
        do: '写下要证明的事实，或采用文书里的陈述；为每项指明文书、页或证据。\n没有证据的事实、没有用上的证据都列在这里；可导出、打印。',
        wrong: '证据已不在：页被移出或文书被删除，请重新指明。\n点页码没有打开：该页在扫描卷里已移出。',
      },
      handOvers: {
        do: '别人移交给您的证据在这里签收：核对实物，填实际接收时间，签收。\n不符就拒收并写明理由。',
        wrong: '没有出现：请交出人核对是否选了您。\n已签收想反悔：再移交回去。',
      },
    },
  },
  en: {
    help: {
      volumes: {
        do: 'A case file may have several scanned volumes. Begin one and upload PDF or photos.\nSee how many pages each has and whether it is sealed.',
        wrong:
          'No button: only officers of the unit begin a volume.\nNo room: drop unfinished uploads, or ask the administrator.',
      },
      volume: {
        do: 'Upload files; pages are numbered by themselves. Order them, turn them, take out what is too much, lay them to documents.\nThen seal; whenever it is opened every byte is checked.\nDownload the bundle: anybody verifies it with sha256sum or lianbing verify-bundle.',
        wrong:
          'An upload broke off: choose the same file, it goes on.\nA file is not taken: save it as PDF or JPEG, as the message says.\nA sealed volume must change: the liaison or the office breaks the seal with a reason.',
      },
      items: {
        do: 'Record each piece: who took it, when, where.\nA hand-over is signed by both; outside offices give a receipt; a return or destruction needs its ground.\nPrint the chain of custody for the file.',
        wrong:
          'No hand-over: only who holds it can.\nA gap or overlap: the two times differ; say why in a note.\nA mistake: nothing is changed, log another line that explains.',
      },
      matrix: {
        do: 'Write the facts to be proven or take them over from the documents; say what each rests on.\nFacts without evidence and evidence without facts are listed; export or print.',
        wrong:
          'Evidence is gone: a page was taken out or a document removed; choose again.\nA page does not open: it was taken out of its volume.',
      },
      handOvers: {
        do: 'Sign for evidence that others hand over to you: compare, say when you really received it, sign.\nIf it is not as told, refuse it with the reason.',
        wrong: 'It is not here: the giver may have chosen somebody else.\nSigned by mistake: hand it back.',
      },
    },
  },
}
