import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { en } from './texts.en.ts'
import { zhCN } from './texts.zh-CN.ts'

export const texts: Catalogues = { 'zh-CN': zhCN, en }
