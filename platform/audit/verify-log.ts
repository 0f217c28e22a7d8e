/** Verifies a whole log: every chain, its roots, the signatures, the personal content; from the database or from an export. */
import { z } from 'zod'
import { fingerprintOf } from '../crypto/suites.ts'
import { checkRoots, dayOf, parsed, signedFault, type DailyRoot, type RootRecord, type Signed } from './root.ts'
import type { Finding } from './finding.ts'
import { judgeGaps, Numbers, type Gap } from './gaps.ts'
import { ChainCheck, type LinkRecord } from './verify.ts'

/** A root that was noted outside: only its hash (from a briefing), or the whole file. */
export type NotedRoot = { hash: string } | { record: RootRecord; publicKey?: string }

export interface PublicKey {
  fingerprint: string
  publicKey: string
}

export interface LogSource {
  chains: () => Promise<readonly string[]>
  links: (chain: string) => AsyncIterable<readonly LinkRecord[]>
  roots: () => Promise<readonly RootRecord[]>
  keys: () => Promise<readonly PublicKey[]>
  deletions: () => Promise<readonly Signed[]>
  /** What only the database can tell; an export says nothing of it. */
  unlinked?: () => Promise<{ waiting: readonly number[]; lost: readonly number[] }>
  /** The last number that was drawn for an entry; absent: the last that is seen. */
  lastNumber?: () => Promise<number>
  personalFindings?: (today: string, early: ReadonlySet<number>) => Promise<PersonalReport>
}

export interface PersonalReport {
  kept: number
  /** Deleted on their date, or with a signed report. */
  deleted: number
  findings: readonly Finding[]
}

export interface LogReport {
  whole: boolean
  chains: { chain: string; linked: number; head: string }[]
  roots: { count: number; first: string | null; last: string | null }
  waiting: number | null
  /** Numbers of entries that are missing, and why; those that somebody removed are findings besides. */
  gaps: Gap[]
  /** Links whose entry the source does not tell, so that only their place was checked. */
  withheld: number
  personal: { kept: number; deleted: number } | null
  findings: Finding[]
}

export interface VerifyOptions {
  now: Date
  noted?: readonly NotedRoot[]
  /** Told every 50,000 links. */
  progress?: (links: number) => void
}

export async function verifyLog(source: LogSource, { now, noted = [], progress }: VerifyOptions): Promise<LogReport> {
  const records = await source.roots()
  const keys = new Map((await source.keys()).map(({ fingerprint, publicKey }) => [fingerprint, publicKey]))
  const { roots, findings } = checkRoots(records, keys)
  const outside = noted.map((one) => compareNoted(one, { records, keys }))
  findings.push(...outside.flatMap((one) => one.findings))
  const deletions = await source.deletions()
  findings.push(...deletionFindings(deletions, keys))
  const expected = [...roots, ...outside.flatMap((one) => one.roots)]
  const seen = new Numbers()
  const { done: chains, withheld } = await checkChains(source, { expected, findings, progress, seen })
  const personal = (await source.personalFindings?.(dayOf(now), earlyOf(deletions, keys))) ?? null
  findings.push(...(personal?.findings ?? []))
  const unlinked = await source.unlinked?.()
  findings.push(...(unlinked?.lost ?? []).map(lostFinding))
  for (const entry of [...(unlinked?.waiting ?? []), ...(unlinked?.lost ?? [])]) seen.add(entry)
  const gaps = judgeGaps(seen, (await source.lastNumber?.()) ?? seen.most, roots)
  findings.push(...gaps.filter(({ verdict }) => verdict === 'removed').map(gapFinding))
  const days = records.map(({ day }) => day).toSorted()
  return {
    whole: findings.length === 0,
    chains,
    roots: { count: records.length, first: days[0] ?? null, last: days.at(-1) ?? null },
    waiting: unlinked?.waiting.length ?? null,
    ...{ gaps, withheld },
    personal: personal === null ? null : { kept: personal.kept, deleted: personal.deleted },
    findings,
  }
}

interface Checking {
  expected: readonly DailyRoot[]
  findings: Finding[]
  progress: VerifyOptions['progress'] | undefined
  seen: Numbers
}

async function checkChains(
  source: LogSource,
  { expected, findings, progress, seen: numbers }: Checking,
): Promise<{ done: LogReport['chains']; withheld: number }> {
  const names = new Set([...(await source.chains()), ...expected.map(({ chain }) => chain)])
  const done: LogReport['chains'] = []
  let [seen, withheld] = [0, 0]
  for (const chain of [...names].toSorted()) {
    const check = new ChainCheck(chain, expected)
    for await (const links of source.links(chain)) {
      for (const link of links) {
        check.add(link)
        numbers.add(link.entry)
      }
      if (Math.floor((seen + links.length) / 50_000) > Math.floor(seen / 50_000)) progress?.(seen + links.length)
      seen += links.length
    }
    check.end()
    findings.push(...check.findings)
    withheld += check.withheld
    done.push({ chain, linked: check.place, head: check.head })
  }
  return { done, withheld }
}

interface Kept {
  records: readonly RootRecord[]
  keys: ReadonlyMap<string, string>
}

/** A root noted outside must be among those kept; a whole one is compared with the chain besides. */
function compareNoted(noted: NotedRoot, { records, keys }: Kept): { roots: DailyRoot[]; findings: Finding[] } {
  const hash = 'hash' in noted ? noted.hash : noted.record.hash
  const found = records.find((record) => record.hash === hash)
  const unknown = (chain: string, day: string | null, what: string): Finding => ({
    ...{ kind: 'root-unknown' as const, chain, place: null, entry: null, day, what },
  })
  if ('hash' in noted)
    return found === undefined
      ? { roots: [], findings: [unknown('main', null, `no root of this log has the hash ${hash}`)] }
      : { roots: [], findings: [] }
  const { record, publicKey } = noted
  const ownKeys = publicKey === undefined ? keys : new Map([...keys, ...fingerprinted(publicKey)])
  const own = checkRoots([record], ownKeys)
  const faults = own.findings.filter(({ kind }) => kind === 'root-changed')
  const missing = unknown(
    record.chain,
    record.day,
    `the root of ${record.day} noted outside is not the one of this log`,
  )
  return { roots: own.roots, findings: [...faults, ...(found === undefined ? [missing] : [])] }
}

const fingerprinted = (publicKey: string): [string, string][] => [[fingerprintOf(publicKey), publicKey]]

function deletionFindings(deletions: readonly Signed[], keys: ReadonlyMap<string, string>): Finding[] {
  return deletions.flatMap((report, at) => {
    const fault = signedFault(report, keys)
    if (fault === undefined) return []
    const what = `the deletion report ${at + 1} ${fault}`
    return [{ kind: 'deletion-changed' as const, chain: 'main', place: null, entry: null, day: null, what }]
  })
}

const Early = z.object({ early: z.array(z.int()).optional() })

/** Entries whose personal content a signed report says was deleted before its day. */
function earlyOf(deletions: readonly Signed[], keys: ReadonlyMap<string, string>): Set<number> {
  const sound = deletions.filter((report) => signedFault(report, keys) === undefined)
  return new Set(sound.flatMap(({ text }) => Early.safeParse(parsed(text)).data?.early ?? []))
}

const gapFinding = ({ from, to, day }: Gap): Finding => ({
  ...{ kind: 'entry-gap', chain: 'main', place: null, entry: from, day },
  what: `numbers ${from} to ${to} are missing and were there when the root of ${day} was made`,
})

const lostFinding = (entry: number): Finding => ({
  ...{ kind: 'entry-unlinked', chain: 'main', place: null, entry, day: null },
  what: `entry ${entry} stands in no chain`,
})
