import type { ObjectKind } from '../../platform/audit/object-kind.ts'

/** Of no single unit: its history names units and cases of all of them, so only who sees all reads it. */
export const objects: ObjectKind[] = [
  {
    kind: 'draw-round',
    verb: 'draw.read',
    unitOf: async () => '',
    names: async (_db, { ids, language }) =>
      new Map(ids.map((id) => [id, language === 'en' ? `draw, round ${id}` : `第 ${id} 轮抽取`])),
  },
]
