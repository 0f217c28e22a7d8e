/** The record page for everybody: server-rendered, no script, no sign-in, in Chinese or English. */
import { createHash } from 'node:crypto'
import type { Context } from '../../platform/http/context.ts'
import { Reply } from '../../platform/http/route.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import { today } from './ground.ts'
import { inForce, splitLines, splitOrder, stateOf } from './model.ts'
import { html, pageOf, style, type Html } from './public-html.ts'
import { publicWords, type PublicWords } from './public-words.ts'
import type { OnceFor } from './once-for.ts'
import type { PublicCases } from './public-cases.ts'
import { replacementsOf, signaturesOf, type ReplacementRow, type SignatureRow } from './store-ceremony.ts'
import { allStrata, type StratumRow } from './store-strata.ts'
import { roundsOf, type RoundRow } from './store.ts'

interface Asked {
  publicCases: PublicCases
  lang: 'zh' | 'en' | undefined
  /** Made once for what it shows: a province's lines are not read again for each who looks. */
  once: OnceFor<Reply>
}

interface Reading {
  words: PublicWords
  visible: ReadonlySet<string>
  nameOf: (unit: string) => string
  replaced: readonly ReplacementRow[]
  signatures: ReadonlyMap<number, readonly SignatureRow[]>
}

export async function publicPage(ctx: Context, campaign: string, { publicCases, lang, once }: Asked): Promise<Reply> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const words = publicWords[lang ?? (ctx.language === 'en' ? 'en' : 'zh')]
  const rounds = await roundsOf(ctx.db, campaign)
  const units = await knownUnits(ctx.db)
  const reading: Reading = {
    words,
    visible: await publicCases(ctx.db, campaign, today(ctx)),
    nameOf: (unit) => units.get(unit)?.name ?? unit,
    replaced: await replacementsOf(ctx.db, { campaign, rounds: rounds.map(({ round }) => round) }),
    signatures: new Map(
      await Promise.all(rounds.map(async (row) => [row.round, await signaturesIn(ctx, row)] as const)),
    ),
  }
  const { title } = definition
  const shown = [words.lang, title, rounds, [...units], [...reading.visible], reading.replaced, [...reading.signatures]]
  return once(shown, () => made(ctx, { title, rounds, reading }))
}

interface Making {
  title: string
  rounds: readonly RoundRow[]
  reading: Reading
}

async function made(ctx: Context, { title, rounds, reading }: Making): Promise<Reply> {
  const { words } = reading
  const parts: Html[] = []
  for (const row of rounds) {
    const strata = row.commitment === null ? [] : await allStrata(ctx.db, row)
    parts.push(roundPart(row, strata, reading))
  }
  const body = html`<p class="lang"><a href="?lang=${words.otherCode}" lang="${words.otherLang}">${words.other}</a></p>
    <h1>${words.title}</h1>
    <p class="muted">${title}</p>
    <p>${words.about}</p>
    ${parts.length === 0 ? html`<p>${words.none}</p>` : parts}`
  return asPage(pageOf({ lang: words.lang, title: words.title, body }))
}

/** Nothing but this page's own style is taken, and nothing is loaded from anywhere. */
function asPage(text: string): Reply {
  const hash = createHash('sha256').update(style).digest('base64')
  return new Reply(200, text, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  })
}

/** In the order of the posts. */
async function signaturesIn({ db }: Context, row: RoundRow): Promise<SignatureRow[]> {
  if (row.drawn_at === null) return []
  const signed = await signaturesOf(db, row)
  return (row.present ?? []).flatMap((post) => signed.filter((one) => one.post === post))
}

function roundPart(row: RoundRow, strata: readonly StratumRow[], reading: Reading): Html {
  const { words } = reading
  const signatures = reading.signatures.get(row.round) ?? []
  const state = stateOf(row)
  const facts: [string, string][] = [
    [words.state, words.states[state]],
    [words.purpose, words.purposes[row.purpose]],
    [words.day, row.day],
    [words.place, row.place],
    [words.witnesses, (row.present ?? row.witnesses).join(words.join)],
  ]
  const shownHashes = hashesOf(row, signatures, words)
  return html`<section aria-labelledby="round-${row.round}">
    <h2 id="round-${row.round}">${words.round(row.round)}</h2>
    ${row.void_at === null ? '' : html`<p class="void">${words.void}${row.void_reason ?? ''}</p>`}
    ${row.supplements === null ? '' : html`<p>${words.supplements(row.supplements)}${row.reason}</p>`}
    <dl>
      ${[...facts, ...shownHashes, ...checkableOf(row, strata, reading)].map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${row.commitment === null ? html`<p>${words.notYet}</p>` : ''}
    ${
      row.commitment === null || row.purpose !== 'case-files'
        ? ''
        : html`<p><a href="draw/${row.round}/folder.zip">${words.folder}</a></p>`
    }
    ${row.drawn_at === null ? '' : resultPart(row, strata, reading)}
  </section>`
}

/** What was promised, thrown and signed, as far as it has come. */
function hashesOf(row: RoundRow, signatures: readonly SignatureRow[], words: PublicWords): [string, string][] {
  const hashes: [string, string | null][] = [
    [words.lines, row.lines === null ? null : String(row.lines)],
    [words.universeHash, row.universe_hash],
    [words.linesRoot, row.lines_root],
    [words.recusalHash, row.recusal_hash],
    [words.commitment, row.commitment],
    [words.committedAt, instant(row.committed_at, words)],
    [words.seed, row.seed],
    [words.seededAt, instant(row.seeded_at, words)],
    [words.enteredBy, row.entered_posts === null ? null : words.enteredHow(row.entered_posts)],
    [words.signed, signatures.length === 0 ? null : signatures.map(words.signedHow).join(words.stop)],
  ]
  return hashes.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]))
}

const instant = (at: string | null, words: PublicWords): string | null =>
  at === null
    ? null
    : words.inBeijing(new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '))

/** Of case files; of a round whose lines are frozen. */
function checkableOf(row: RoundRow, strata: readonly StratumRow[], { words, visible }: Reading): [string, string][] {
  if (row.purpose !== 'case-files' || row.commitment === null) return []
  const numbers = strata.flatMap(({ lines }) => splitLines(lines).map(([number]) => number))
  return [[words.checkable, words.checks(numbers.filter((number) => visible.has(number)).length, numbers.length)]]
}

/** A file that is not public stands as «not public» with the beginning of its ticket's place: its number is nobody's business yet. */
function resultPart(row: RoundRow, strata: readonly StratumRow[], { words, visible, nameOf, replaced }: Reading): Html {
  const shown = (number: string): string =>
    number === '' ? words.struck : row.purpose === 'case-files' && !visible.has(number) ? words.hidden : number
  const lines = strata.map(({ unit, type, size, places, ordered }) => {
    const own = replaced.filter((one) => one.round === row.round && one.unit === unit && one.type === type)
    const taken = inForce({ order: splitOrder(ordered ?? ''), places, replaced: own })
    const file = row.purpose === 'experts' ? words.count(taken.length) : taken.map(shown).join(words.join)
    return html`<tr>
      <td>${unit === '' ? '' : nameOf(unit)}</td>
      <td>${words.type(type)}</td>
      <td>${size}</td>
      <td>${size === 0 ? words.empty : file}</td>
      <td>${own.map(({ reason }) => reason).join(words.stop)}</td>
    </tr>`
  })
  return html`<details>
    <summary>${words.result(strata.length, strata.filter(({ size }) => size === 0).length)}</summary>
    <table>
      <thead>
        <tr>
          ${words.heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </details>`
}
