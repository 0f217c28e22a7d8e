/** The slices whose pages the console shows. A slice adds itself here with one import and one line. */
import type { SlicePages } from '../../platform/web/pages.ts'

export const slices: readonly SlicePages[] = []
