/** Texts of the shared parts (namespace `web`). */
import type { Catalogues } from './catalogue.ts'

export const webTexts: Catalogues = {
  'zh-CN': {
    loading: '正在读取…',
    retry: '再试一次',
    connection: {
      lost: '与服务器的连接断了。',
      lostCure: '系统正在自动重连，连上后本页接着走；没有保存的内容还在页面上，不要关闭。',
    },
    failed: {
      offline: '连不上服务器',
      offlineCure: '请检查网络后再试；没有保存的内容还在页面上，不要关闭。',
      absent: '没有这个内容，或您的角色看不到它',
      server: '服务器没能完成这一步',
      cure: '请稍后再试；仍不行，请把下面的代码告诉办公室。',
      page: '这个页面没能显示出来',
      field: '{{place}}（填的是 {{value}}）：{{message}}；{{cure}}',
      fieldEmpty: '{{place}}：{{message}}；{{cure}}',
      pageCure: '请再试一次；仍不行，请把下面的话告诉办公室。',
    },
    table: { rows: '共 {{rows}} 行', columns: '显示哪些列', export: '导出 XLSX' },
    number: { explain: '{{label}} {{value}}，看它怎么来', explanation: '{{subject}}：怎么来的', of: '/ {{full}} 分' },
    reason: {
      all: '全部 {{count}} 项',
      open: '展开 {{count}} 项',
      close: '收起',
      row: '{{register}} 第 {{row}} 行',
      rows: '{{register}} {{rows}} 行',
    },
    reading: {
      tag: '读法 {{id}}：{{choice}}',
      title: '读法 {{id}}',
      taken: '采用：{{choice}}',
      unknown: '读法 {{id}} 的说明没有随定义提供。',
    },
    source: { title: '来源：', row: '行', region: '来源行', all: '打开全部 {{total}} 行' },
    steps: '导入步骤',
    confirm: { reason: '理由（记入日志）', needed: '请写明理由，至少 {{minimum}} 个字' },
    clause: { open: '看条款 {{id}}', unknown: '条款 {{id}}：原文没有随本次练兵的定义提供。' },
  },
  en: {
    loading: 'Loading…',
    retry: 'Try again',
    connection: {
      lost: 'The connection to the server is lost.',
      lostCure:
        'It is being tried again by itself, and this page goes on when it is back; what you have not saved is still here, keep the page open.',
    },
    failed: {
      offline: 'The server cannot be reached',
      offlineCure: 'Check the network and try again; what you have not saved is still on the page, keep it open.',
      absent: 'This does not exist, or your role may not see it',
      server: 'The server could not do this',
      cure: 'Try again later; if it still fails, tell the office the code below.',
      page: 'This page could not be shown',
      field: '{{place}} (entered: {{value}}): {{message}}; {{cure}}',
      fieldEmpty: '{{place}}: {{message}}; {{cure}}',
      pageCure: 'Try again; if it still fails, tell the office the words below.',
    },
    table: { rows: '{{rows}} rows', columns: 'Columns shown', export: 'Export XLSX' },
    number: {
      explain: '{{label}} {{value}}, how it came about',
      explanation: '{{subject}}: how it came about',
      of: '/ {{full}} points',
    },
    reason: {
      all: 'All {{count}}',
      open: 'Open {{count}}',
      close: 'Close',
      row: '{{register}}, row {{row}}',
      rows: '{{register}}, {{rows}} rows',
    },
    reading: {
      tag: 'Reading {{id}}: {{choice}}',
      title: 'Reading {{id}}',
      taken: 'Taken: {{choice}}',
      unknown: 'The definition brings no words for reading {{id}}.',
    },
    source: { title: 'Source: ', row: 'Row', region: 'Source rows', all: 'Open all {{total}} rows' },
    steps: 'Steps of the import',
    confirm: { reason: 'Reason (kept in the log)', needed: 'Say why, in at least {{minimum}} characters' },
    clause: {
      open: 'Read clause {{id}}',
      unknown: 'Clause {{id}}: its text is not part of this campaign’s definition.',
    },
  },
}
