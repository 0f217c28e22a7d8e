/** The texts of one namespace, and the two languages each of them comes in. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

export interface Catalogue {
  [key: string]: string | Catalogue
}
export type Catalogues = Record<Language, Catalogue>
