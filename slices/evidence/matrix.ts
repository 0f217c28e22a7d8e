/** The matrix of facts and evidence of a case file (n2.2a): written by people, suggested from the documents, checked for holes. */
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import type { DraftDocument } from '../case-files/contract.ts'
import { mustBeOwn, seenCaseFile, type SeenCaseFile } from './case-file.ts'
import { keyOf, type FactView, type MatrixView, type NewFact, type Target, type TargetView } from './contract-matrix.ts'
import { idle, suggested, unsupported } from './model-matrix.ts'
import { numbered } from './model.ts'
import { itemsOf } from './store-custody.ts'
import { addFact, dropFact, factRow, factsOf, setTargets, setText } from './store-matrix.ts'
import { pagesOf, volumesOf } from './store-volumes.ts'
import { placesOf, type CaseFileAt } from './volumes.ts'

interface Targets {
  targets: TargetView[]
  /** '<volume>/<page>' → the document that it shows. */
  documentOf: Map<string, string | null>
}

async function targetsOf(
  db: Database,
  { campaign, caseFile }: CaseFileAt,
  documents: readonly DraftDocument[],
): Promise<Targets> {
  const volumes = await volumesOf(db, campaign, caseFile)
  const pages = Map.groupBy(
    await pagesOf(
      db,
      campaign,
      volumes.map(({ id }) => id),
    ),
    ({ volume }) => volume,
  )
  const documentOf = new Map<string, string | null>()
  const ofPages = volumes.flatMap((volume) => {
    const own = pages.get(volume.id) ?? []
    const numbers = numbered(placesOf(own))
    return own.flatMap((page): TargetView[] => {
      const number = numbers.get(page.id)
      if (number === undefined) return []
      documentOf.set(`${volume.id}/${page.id}`, page.document)
      return [{ kind: 'page', id: `${volume.id}/${page.id}`, title: String(number), about: volume.title }]
    })
  })
  const items = await itemsOf(db, campaign, caseFile)
  const targets: TargetView[] = [
    ...documents.map(({ id, kind, date }): TargetView => ({ kind: 'document', id, title: kind, about: date ?? '' })),
    ...items.map(({ id, title, kind }): TargetView => ({ kind: 'item', id, title, about: kind })),
    ...ofPages,
  ]
  return { targets, documentOf }
}

/** @throws house.not-found */
export async function viewMatrix(ctx: Context, at: CaseFileAt): Promise<MatrixView> {
  return matrixFor(ctx.db, at, await seenCaseFile(ctx, at.campaign, at.caseFile))
}

export async function matrixFor(db: Database, at: CaseFileAt, { head, documents }: SeenCaseFile): Promise<MatrixView> {
  const facts = await factsOf(db, at.campaign, at.caseFile)
  const { targets, documentOf } = await targetsOf(db, at, documents)
  return {
    ...{
      caseFile: head,
      facts,
      targets,
      unsupported: unsupported(facts, targets),
      idle: idle(facts, targets, documentOf),
    },
    suggestions: suggested(documents, facts),
  }
}

/** The same id again is the same fact. @throws house.not-found */
export async function writeFact(
  ctx: Context,
  { campaign, caseFile }: CaseFileAt,
  ask: NewFact,
): Promise<{ id: string }> {
  const { head } = await seenCaseFile(ctx, campaign, caseFile)
  mustBeOwn(ctx, head.unit)
  const known = await factRow(ctx.db, campaign, ask.id)
  if (known !== undefined && known.caseFile !== caseFile) throw problem('house.not-found')
  if (known !== undefined) return { id: known.id }
  await act(ctx, { verb: 'evidence.write-fact', campaign, object: `case-file:${caseFile}` }, async (tx, audit) => {
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
    await addFact(tx, campaign, { ...ask, ...stamp, caseFile, unit: head.unit })
    const targets: Target[] = ask.source === null ? [] : [{ kind: 'document', id: ask.source }]
    await setTargets(tx, campaign, {
      fact: ask.id,
      targets: head.documents.some(({ id }) => id === ask.source) ? targets : [],
    })
    audit({ values: ask.text })
  })
  return { id: ask.id }
}

export interface FactAt {
  campaign: string
  fact: string
}

/** @throws house.not-found */
async function changeFact(
  ctx: Context,
  { at, verb }: { at: FactAt; verb: string },
  work: (tx: Database, audit: Audit) => Promise<void>,
): Promise<void> {
  const row = await factRow(ctx.db, at.campaign, at.fact)
  if (row === undefined) throw problem('house.not-found')
  mustBeOwn(ctx, row.unit)
  await act(ctx, { verb, campaign: at.campaign, object: `case-file:${row.caseFile}` }, work)
}

export const changeText = (ctx: Context, at: FactAt, text: string): Promise<void> =>
  changeFact(ctx, { at, verb: 'evidence.change-fact' }, async (tx, audit) => {
    await setText(tx, at.campaign, { id: at.fact, text })
    audit({ values: text })
  })

export const removeFact = (ctx: Context, at: FactAt): Promise<void> =>
  changeFact(ctx, { at, verb: 'evidence.remove-fact' }, async (tx, audit) => {
    await dropFact(tx, at.campaign, at.fact)
    audit({})
  })

/** @throws house.not-found, evidence.target-unknown */
export async function restFact(ctx: Context, at: FactAt, targets: readonly Target[]): Promise<void> {
  const row = await factRow(ctx.db, at.campaign, at.fact)
  if (row === undefined) throw problem('house.not-found')
  const { documents } = await seenCaseFile(ctx, at.campaign, row.caseFile)
  const known = new Set(
    (await targetsOf(ctx.db, { campaign: at.campaign, caseFile: row.caseFile }, documents)).targets.map(keyOf),
  )
  const unknown = targets.find((target) => !known.has(keyOf(target)))
  if (unknown !== undefined) throw problem('evidence.target-unknown', { target: keyOf(unknown) })
  const each = [...new Map(targets.map((target) => [keyOf(target), target])).values()]
  await changeFact(ctx, { at, verb: 'evidence.rest-fact' }, async (tx, audit) => {
    await setTargets(tx, at.campaign, { fact: at.fact, targets: each })
    audit({ count: each.length })
  })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const kindNames = { document: '文书', page: '页', item: '证据' } as const

/** One line for each fact and what it rests on, then what supports nothing. */
export async function exportMatrix(ctx: Context, at: CaseFileAt): Promise<Reply> {
  const matrix = await viewMatrix(ctx, at)
  const columns = ['序号', '事实', '来源文书', '证据类别', '证据', '说明'].map((header) => ({
    header,
    kind: 'text' as const,
  }))
  const byKey = new Map(matrix.targets.map((target) => [keyOf(target), target]))
  const idleRows = matrix.idle.map((key) => ['', '（没有支持任何事实）', '', ...cellsOf(byKey.get(key))])
  const rows = [...matrix.facts.flatMap((fact, place) => rowsOf(fact, place + 1, byKey)), ...idleRows]
  const name = `${matrix.caseFile.number}-事实与证据.xlsx`
  return download(await writeTable({ sheet: '事实与证据', columns, rows }), { name, type: XLSX })
}

function rowsOf(fact: FactView, place: number, byKey: ReadonlyMap<string, TargetView>): string[][] {
  const head = [String(place), fact.text, fact.source ?? '']
  if (fact.targets.length === 0) return [[...head, '', '（没有证据支持）', '']]
  return fact.targets.map((target, at) => [
    ...(at === 0 ? head : [String(place), '', '']),
    ...cellsOf(byKey.get(keyOf(target))),
  ])
}

const cellsOf = (target: TargetView | undefined): string[] =>
  target === undefined
    ? ['', '（已不在案卷里）', '']
    : [
        kindNames[target.kind],
        target.kind === 'page' ? `第 ${target.title} 页` : `${target.id} ${target.title}`,
        target.about,
      ]
