/** The workbook's sheets of individuals, one a category: material scores, exclusions, rank, award (a2.0c–d, a2.2c, a2.3a–b; R27). */
import { decide } from '../../rules/definition/choices.ts'
import type { Award, Individuals } from '../../rules/definition/schema.ts'
import { reviewed } from '../../rules/indicators/expert-scores.ts'
import { isByIndustry } from '../../rules/ranking/individuals.ts'
import { nth } from '../../rules/scoring/basis.ts'
import type { NominationFact } from '../../rules/scoring/facts.ts'
import type { IndividualScore } from '../../rules/scoring/result.ts'
import type { Book } from './workbook-book.ts'
import { cited } from './workbook-cite.ts'
import type { Registers } from './workbook-leaf.ts'
import { awardColumn, awardWords, NUDGE, reasonWords } from './workbook-league.ts'
import { withOwnLetters } from './workbook-registers.ts'
import {
  cellOf,
  FIRST_ROW,
  fixed,
  lastRow,
  literal,
  rangeOf,
  type CellInput,
  type Column,
  type Table,
} from './workbook-table.ts'

interface PersonRow {
  score: IndividualScore
  nomination: NominationFact
  /** Row of the nomination in the 提名 sheet. */
  at: number
}

interface Sheet {
  book: Book
  registers: Registers
  list: Individuals
  length: number
}

export function individualsTable(book: Book, registers: Registers, list: Individuals): Table<PersonRow> {
  const rows = personRows(book, list)
  const sheet = { book, registers, list, length: rows.length }
  return withOwnLetters({
    ...{ name: book.name(`个人-${list.category}`), kind: 'result', items: rows, length: rows.length },
    title: `${book.definition.title} · ${list.title}（${list.clauses.join('、')}）`,
    columns: [
      rankColumn(sheet),
      ...nominatedColumns(sheet),
      ...scoreColumns(sheet),
      reasonsColumn(sheet),
      ...awardColumns(sheet),
      ...publishedColumns(sheet),
      ...exclusionColumns(sheet),
      { key: 'order', title: '提名序', how: '同分取先', width: 8, value: ({ at }) => at - FIRST_ROW + 1 },
    ],
  })
}

function personRows({ result, facts }: Book, list: Individuals): PersonRow[] {
  const places = new Map(facts.nominations.map((nomination, index) => [nomination.row, index]))
  return (result.individuals[list.id] ?? []).map((score) => {
    const index = places.get(score.row) ?? -1
    return { score, nomination: nth(facts.nominations, index), at: FIRST_ROW + index }
  })
}

const whole = (key: string, { length }: Sheet): string => `$@${key}@$${FIRST_ROW}:$@${key}@$${lastRow({ length })}`

function rankColumn(sheet: Sheet): Column<PersonRow> {
  const apart = isByIndustry(sheet.book.definition, sheet.list)
  return {
    ...{ key: 'rank', title: '名次', width: 7 },
    how: cited(sheet.list.list ?? {}, apart ? '分行业排' : '按舍入后得分，同分同名次'),
    live: (row) => {
      const within = apart ? `*(${whole('industry', sheet)}=@industry@${row})` : ''
      return `IF(@excluded@${row}=0,1+SUMPRODUCT((${whole('excluded', sheet)}=0)${within}*(${whole('number', sheet)}>@number@${row})),"")`
    },
    value: ({ score }) => score.rank ?? '',
  }
}

function nominatedColumns({ book, registers, list }: Sheet): Column<PersonRow>[] {
  const { nominations, officers } = registers
  const linked = (key: keyof NominationFact & string, title: string, width: number): Column<PersonRow> => ({
    ...{ key, title, width, align: 'left' },
    live: (_, { at }) => `${cellOf(nominations, key, at)}&""`,
    value: ({ nomination }) => String(nomination[key]),
  })
  const officer = (row: number) => `MATCH(@certificate@${row},${rangeOf(officers, 'certificate')},0)`
  const named = (
    name: 'name' | 'unit',
    title: string,
    value: (score: IndividualScore) => string,
  ): Column<PersonRow> => ({
    ...{ key: name, title, width: name === 'name' ? 22 : 10, align: 'left' },
    live: (row) => `IFERROR(INDEX(${rangeOf(officers, name)},${officer(row)}),"")`,
    value: ({ score }) => value(score),
  })
  const names = new Map(book.facts.officers.map(({ certificate, name }) => [certificate, name]))
  return [
    linked('certificate', '证件号', 14),
    named('name', '姓名', ({ person }) => names.get(person) ?? ''),
    named('unit', '单位代码', ({ unit }) => unit),
    ...(list.kind === 'report' ? [linked('industry', '行业', 7)] : []),
    linked('material1', list.kind === 'report' ? '报告编号' : '材料1', 22),
    ...(filesOf(list) > 1 ? [linked('material2', '材料2', 22)] : []),
  ]
}

const filesOf = (list: Individuals): number => (list.kind === 'report' ? 1 : (list.files ?? 2))

function scoreColumns(sheet: Sheet): Column<PersonRow>[] {
  const { book, registers, list } = sheet
  const experts = decide(book.definition, list.experts)
  const table = list.kind === 'report' ? registers.reports : registers.files
  const works = list.kind === 'report' ? book.basis.reports : book.basis.files
  const materials = filesOf(list) > 1 ? (['material1', 'material2'] as const) : (['material1'] as const)
  const ofMaterial = (key: 'material1' | 'material2', index: number): Column<PersonRow> => ({
    ...{
      key: `score${index + 1}`,
      title: `材料${index + 1}得分`,
      how: cited(list.experts, '专家评分合成'),
      width: 11,
      format: '0.0000',
    },
    live: (row) =>
      `IFERROR(INDEX(${rangeOf(table, `score:${experts.value}`)},MATCH(@${key}@${row},${rangeOf(table, 'id')},0)),"")`,
    value: ({ nomination }) => {
      const work = works.get(nomination[key])
      return work === undefined ? '' : reviewed(work, experts).value.valueOf()
    },
  })
  return [
    ...materials.map(ofMaterial),
    {
      ...{
        key: 'score',
        title: '得分',
        how: materials.length > 1 ? '两份平均，四舍五入' : '四舍五入',
        width: 9,
        format: fixed(book.definition.rounding.totalPlaces),
      },
      live: (row) =>
        `IF(ISNUMBER(@exact@${row}),ROUND(@exact@${row}+${NUDGE},${book.parameters.ref('totalPlaces')}),"")`,
      value: ({ score }) => (score.published === null ? '' : Number(score.published)),
    },
  ]
}

const exclusions = ['no-integrity-proof', 'vetoed', 'material-missing', 'report-used-twice', 'nominated-twice'] as const
type Exclusion = (typeof exclusions)[number]

function reasonsColumn(sheet: Sheet): Column<PersonRow> {
  const words = (id: string) => `${reasonWords[id] ?? id} `
  return {
    ...{ key: 'reasons', title: '不参评原因', width: 26, align: 'left' },
    live: (row) => ['""', ...applying(sheet).map((id) => `IF(@${id}@${row}=1,${literal(words(id))},"")`)].join('&'),
    value: ({ score }) => score.reasons.map(words).join(''),
  }
}

const applying = ({ book, list }: Sheet): Exclusion[] =>
  exclusions.filter((id) => {
    if (id === 'report-used-twice') return list.kind === 'report'
    if (id === 'no-integrity-proof' || id === 'vetoed') return book.definition.vetoes.some((veto) => veto.id === id)
    return true
  })

function awardColumns(sheet: Sheet): Column<PersonRow>[] {
  const { book, list, length } = sheet
  const award = book.definition.awards.find(({ of }) => of === list.id)
  if (award === undefined) return []
  const apart = isByIndustry(book.definition, list)
  const { industries } = book.definition
  const total = book.parameters.ref(`places:${award.id}`)
  const share = (row: number) => {
    const at = `MATCH(@industry@${row},{${industries.map(literal).join()}},0)`
    return `(INT(${total}/${industries.length})+(${at}<=MOD(${total},${industries.length})))`
  }
  return [
    awardColumn<PersonRow>({
      ...{ key: 'rank', length, how: award.clauses.join('、') },
      places: apart ? share : () => total,
      ...(apart ? { within: (row: number) => `,${whole('industry', sheet)},@industry@${row}` } : {}),
      state: ({ score }) => (score.rank === null ? '' : placeState(book, award, score)),
    }),
  ]
}

/** By the rank of this nomination: a person may win in one industry and be tied in another. */
function placeState({ definition, result }: Book, entry: Award, score: IndividualScore): string {
  const list = definition.individuals.find(({ id }) => id === entry.of)
  const apart = list !== undefined && isByIndustry(definition, list)
  const award = apart ? `${entry.id}:${score.industry}` : entry.id
  const issue = result.issues.find((found) => found.award === award)
  const places = apart ? placesOf(definition.industries, entry.places, score.industry) : entry.places
  const rank = score.rank ?? Infinity
  if (issue?.code !== 'tie-at-quota') return rank <= places ? awardWords.won : ''
  const line = places - issue.places + 1
  return rank < line ? awardWords.won : rank === line ? awardWords.tied : ''
}

const placesOf = (industries: readonly string[], places: number, industry = ''): number =>
  Math.floor(places / industries.length) + (industries.indexOf(industry) < places % industries.length ? 1 : 0)

function publishedColumns({ book }: Sheet): Column<PersonRow>[] {
  const places = book.parameters.ref('totalPlaces')
  const score: (row: PersonRow) => CellInput = ({ score: { published } }) =>
    published === null ? '' : Number(published)
  return [
    {
      key: 'publishedScore',
      title: '系统得分',
      how: '供核对',
      format: fixed(book.definition.rounding.totalPlaces),
      width: 10,
      published: true,
      value: score,
    },
    { key: 'publishedRank', title: '系统名次', width: 9, published: true, value: ({ score: { rank } }) => rank ?? '' },
    {
      ...{ key: 'check', title: '核对', how: '本簿与系统', width: 8 },
      live: (row) =>
        `IF(AND(ROUND(N(@score@${row})-N(@publishedScore@${row}),${places})=0,@rank@${row}&""=@publishedRank@${row}&""),"一致","不一致")`,
      value: () => '一致',
    },
  ]
}

function exclusionColumns(sheet: Sheet): Column<PersonRow>[] {
  const others = applying(sheet).filter((id) => id !== 'nominated-twice')
  const sums = (ids: readonly string[], row: number) => ids.map((id) => `@${id}@${row}`).join('+')
  const live = exclusionFormulas(sheet)
  return [
    ...comparedColumns(sheet),
    ...applying(sheet).map((id): Column<PersonRow> => ({
      ...{ key: id, title: reasonWords[id] ?? id, how: '1：是', width: 12, live: live[id] },
      value: ({ score }) => (score.reasons.includes(id) ? 1 : 0),
    })),
    {
      ...{ key: 'others', title: '其他原因数', width: 10, live: (row) => sums(others, row) },
      value: ({ score }) => score.reasons.filter((id) => id !== 'nominated-twice').length,
    },
    {
      ...{ key: 'excluded', title: '原因数', width: 8, live: (row) => sums(['others', 'nominated-twice'], row) },
      value: ({ score }) => score.reasons.length,
    },
  ]
}

/** Formula of each exclusion: 1 or 0. */
function exclusionFormulas(sheet: Sheet): Record<Exclusion, (row: number, item: PersonRow) => string> {
  const { registers, list } = sheet
  const all = (key: string) => whole(key, sheet)
  const industry = (row: number) => (list.kind === 'report' ? `*(${all('industry')}=@industry@${row})` : '')
  return {
    'no-integrity-proof': (_, { at }) => `IF(${cellOf(registers.nominations, 'integrityProof', at)}="是",0,1)`,
    vetoed: (_, { at }) => `IF(${cellOf(registers.nominations, 'verifiedReport', at)}="是",1,0)`,
    'material-missing': (row) => `IF(ISNUMBER(@exact@${row}),0,1)`,
    'report-used-twice': (row) =>
      `IF(@material1@${row}="",0,IF(SUMPRODUCT(--(${all('material1')}=@material1@${row}))>1,1,0))`,
    'nominated-twice': (row) => {
      const same = `(${all('certificate')}=@certificate@${row})${industry(row)}*(${all('others')}=0)`
      const first = `(${all('fine')}=@fine@${row})*(${all('order')}<@order@${row})`
      return `IF(@others@${row}>0,0,IF(SUMPRODUCT(${same}*((${all('fine')}>@fine@${row})+${first}))>0,1,0))`
    },
  }
}

/** The score before it is rounded, and the numbers that are compared (−1 where there is none). */
function comparedColumns({ list }: Sheet): Column<PersonRow>[] {
  const both = (row: number) => `ISNUMBER(@score1@${row}),ISNUMBER(@score2@${row}),@material1@${row}<>@material2@${row}`
  return [
    {
      ...{ key: 'exact', title: '得分（未舍入）', width: 14, format: '0.00000000' },
      live: (row) =>
        filesOf(list) > 1 ? `IF(AND(${both(row)}),(@score1@${row}+@score2@${row})/2,"")` : `@score1@${row}`,
      value: ({ score }) => score.score?.valueOf() ?? '',
    },
    {
      ...{ key: 'fine', title: '比较用', how: '未舍入，缺者 −1', width: 12 },
      live: (row) => `IF(ISNUMBER(@exact@${row}),ROUND(@exact@${row},9),-1)`,
      value: ({ score }) => (score.score === null ? -1 : Number(score.score.valueOf().toFixed(9))),
    },
    {
      ...{ key: 'number', title: '排名用', how: '缺者 −1', width: 9 },
      live: (row) => `IF(ISNUMBER(@score@${row}),@score@${row},-1)`,
      value: ({ score }) => (score.published === null ? -1 : Number(score.published)),
    },
  ]
}
