import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { en as editorEn } from './texts-editor.en.ts'
import { zh as editorZh } from './texts-editor.zh-CN.ts'
import { en as placesEn } from './texts-places.en.ts'
import { zh as placesZh } from './texts-places.zh-CN.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh-CN.ts'

export const texts: Catalogues = {
  'zh-CN': { ...zh, ...editorZh, ...placesZh },
  en: { ...en, ...editorEn, ...placesEn },
}
