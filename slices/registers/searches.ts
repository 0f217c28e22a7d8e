/** Units, officers and cases by a few characters, of registers whose rows the asker sees, within the asker's territory. */
import type { Context } from '../../platform/http/context.ts'
import type { SearchAsk, SearchHit, SearchSource } from '../../platform/http/desk.ts'
import { maySee } from './reach.ts'
import { rowIndex, type IndexedRegister } from './row-index.ts'
import { importRows, livingUnits, type RegisterRows } from './store-facts.ts'
import { wordsOf } from './text-index.ts'

type Row<R extends IndexedRegister> = RegisterRows[R] & { key: string }

async function foundRows<R extends IndexedRegister>(ctx: Context, register: R, ask: SearchAsk): Promise<Row<R>[]> {
  if (!maySee(ctx, register)) return []
  const making = rowIndex(ctx.db, ask.campaign)
  if (ask.text === '') {
    making.catch(() => {})
    return []
  }
  const { files, of } = await making
  const places = of[register].find(wordsOf(ask.text), { units: ctx.territory, most: ask.most })
  const rows = await Promise.all(
    places.map(async ({ file, row }) => {
      const importId = files[file]?.importId ?? ''
      return importRows(ctx.db, register, { campaign: ask.campaign, importId, rows: [row] })
    }),
  )
  return rows.flat()
}

async function unitNames(ctx: Context, campaign: string): Promise<Map<string, string>> {
  return new Map((await livingUnits(ctx.db, campaign)).map(({ code, name }) => [code, name]))
}

async function searchCases(ctx: Context, ask: SearchAsk): Promise<SearchHit[]> {
  const rows = await foundRows(ctx, 'cases', ask)
  if (rows.length === 0) return []
  const names = await unitNames(ctx, ask.campaign)
  return rows.map(({ number, unit, type, decided }) => ({
    ...{ kind: 'case', id: number, title: number },
    about: [names.get(unit) ?? unit, type, decided].join(' · '),
  }))
}

async function searchOfficers(ctx: Context, ask: SearchAsk): Promise<SearchHit[]> {
  const rows = await foundRows(ctx, 'officers', ask)
  if (rows.length === 0) return []
  const names = await unitNames(ctx, ask.campaign)
  return rows.map(({ certificate, name, unit }) => ({
    ...{ kind: 'officer', id: certificate, title: name },
    about: [certificate, names.get(unit) ?? unit].join(' · '),
  }))
}

async function searchUnits(ctx: Context, ask: SearchAsk): Promise<SearchHit[]> {
  const rows = await foundRows(ctx, 'units', ask)
  return rows.map(({ code, name, level }) => ({ kind: 'unit', id: code, title: name, about: `${code} · ${level}` }))
}

export const searches: readonly SearchSource[] = [
  { kind: 'unit', verb: 'registers.read', search: searchUnits },
  { kind: 'officer', verb: 'registers.read', class: 'people', search: searchOfficers },
  { kind: 'case', verb: 'registers.read', search: searchCases },
]
