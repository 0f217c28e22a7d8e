/** How official papers are set in .docx (GB/T 9704): fonts that an office has, sizes, the language of the text. */
import type { IStylesOptions } from 'docx'

export const fangSong = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
export const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }

/** Half-points: 二号, 三号, 五号. */
export const sizes = { title: 44, text: 32, small: 21 } as const

/** Without it Chinese is set in Japanese shapes where the named fonts are missing. */
export const chinese: IStylesOptions = {
  default: { document: { run: { language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } },
}
