/** Words of what a person decides about an import besides keeping it. */
import type { Catalogue } from '../../../platform/web/catalogue.ts'

export const decisionTexts: Catalogue = {
  discard: {
    title_one: '放弃这次导入？',
    title_other: '放弃这 {{count}} 次导入？',
    about: '检查结果会丢弃，登记表不变；原文件留在导入记录里。要再导入须重新上传。',
    of: '由 {{who}} 上传',
    act: '放弃导入',
    not: '不放弃',
  },
  decisions: {
    title: '已定的对照',
    about:
      '某人选定一次的单位名称或列名，以后的表里同名的都照此读。错了在这里改或撤销；已经入库的行不会自动改，请重新导入更正。',
    applied: '这份表里按已定的对照读的',
    unitAs: '“{{written}}”读作 {{name}}（{{code}}）',
    unit: '{{name}}（{{code}}）',
    columnAs: '“{{written}}”列读作 {{column}}',
    columnNot: '“{{written}}”列不读',
    by: '由 {{by}} 于 {{at}} 选定',
    byForAll: '由 {{by}} 于 {{at}} 选定，对各地都适用',
    office: '办公室选定的，只有办公室能改',
    change: '改',
    changeOf: '改“{{written}}”的对照',
    forget: '撤销',
    forgetOf: '撤销“{{written}}”的对照',
    forgetUnit: '以后“{{written}}”不再读作 {{name}}；表里再有这个名称，会作为认不出的单位列出来。',
    forgetColumn: '以后“{{written}}”这一列按列名自动识别。',
    kept: '已经入库的行不变；还没有入库的表须重新检查。',
    written: '表中写的',
    kind: '是什么',
    kindOf: { unit: '单位名称', column: '列名' },
    meaning: '读作',
    scope: '适用于',
    all: '各地',
    who: '选定人',
    when: '选定时间',
    act: '改动',
    empty: '还没有已定的对照',
    emptyNext: '导入时为认不出的单位或列选定一次，就会列在这里。',
  },
}
