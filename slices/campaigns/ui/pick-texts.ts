import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const pickTexts: Catalogues = {
  'zh-CN': {
    pick: {
      title: '选定方案',
      about: '正式系统一开始是空的。先选定要开展的活动方案，再导入单位和人员；随装的方案都在这里。',
      hash: '哈希 {{hash}}',
      sound: '检查没有错误',
      errors: '检查有 {{errors}} 处错误，由办公室处理',
      take: '采用这个方案',
      renew: '换用随装的新版',
      taken: '已采用',
      page: '方案库',
    },
  },
  en: {
    pick: {
      title: 'Pick the definition',
      about:
        'A real installation begins empty. Pick the campaign to run, then import units and people; these definitions ship.',
      hash: 'hash {{hash}}',
      sound: 'its check has no errors',
      errors: 'its check has {{errors}} error(s), which the office settles',
      take: 'Take this one',
      renew: 'Take the newer version that ships',
      taken: 'taken',
      page: 'Definitions that ship',
    },
  },
}
