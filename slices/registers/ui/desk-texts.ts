/** What is told of imports, what waits. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      'import-checked': '“{{file}}”（{{register}}）已检查：{{rows}} 行，{{errors}} 处错误，还没有入库',
      'import-failed': '“{{file}}”（{{register}}）没能读取',
      'import-kept':
        '“{{file}}”（{{register}}）已入库，成为第 {{version}} 版：新增 {{added}}，更正 {{changed}}，停用 {{removed}}',
      'import-not-kept': '“{{file}}”（{{register}}）没有入库，登记表没有改动',
    },
    waiting: {
      'mend-import': '“{{file}}”（{{register}}）有 {{errors}} 处错误，改好后重新上传',
      'keep-import': '“{{file}}”（{{register}}）已检查，还没有入库',
      'failed-import': '“{{file}}”（{{register}}）没能读取，请换一个文件',
      'bring-in': '登记表入库',
    },
  },
  en: {
    notice: {
      'import-checked': '“{{file}}” ({{register}}) was checked: {{rows}} rows, {{errors}} errors; not kept yet',
      'import-failed': '“{{file}}” ({{register}}) could not be read',
      'import-kept':
        '“{{file}}” ({{register}}) was kept as version {{version}}: {{added}} new, {{changed}} changed, {{removed}} ended',
      'import-not-kept': '“{{file}}” ({{register}}) was not kept; the register is unchanged',
    },
    waiting: {
      'mend-import': '“{{file}}” ({{register}}) has {{errors}} errors; mend it and upload it again',
      'keep-import': '“{{file}}” ({{register}}) was checked and is not kept yet',
      'failed-import': '“{{file}}” ({{register}}) could not be read; upload another file',
      'bring-in': 'Bring in the registers',
    },
  },
}
