import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh-CN.ts'

export const texts: Catalogues = { 'zh-CN': zh, en }
