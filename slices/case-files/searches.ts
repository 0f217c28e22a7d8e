/** Case files by number or party, within what the asker covers. */
import type { SearchSource } from '../../platform/http/desk.ts'
import { knownUnits } from '../registers/facts.ts'
import { filesFound } from './store-desk.ts'

export const searches: readonly SearchSource[] = [
  {
    kind: 'case-file',
    verb: 'case-files.read',
    search: async (ctx, { campaign, text, most }) => {
      if (text === '') return []
      const files = await filesFound(ctx.db, { campaign, text, most, territory: ctx.territory })
      const units = await knownUnits(ctx.db)
      return files.map(({ id, number, unit, type, party }) => ({
        ...{ kind: 'case-file', id, title: number },
        about: [units.get(unit)?.name ?? unit, type, party].filter((part) => part !== '').join(' · '),
      }))
    },
  },
]
