/**
 * The log as a file that anyone verifies without a database: one JSON object a line, keys, roots and deletion reports first,
 * then every link with its entry, chain by chain. Personal content is not in it, only its digests.
 */
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { CLEAR_FORMAT, type KeptEntry } from './entry.ts'
import { exportReadme } from './export-readme.ts'
import { parsed, Signed } from './root.ts'
import type { LinkRecord } from './verify.ts'
import type { LogSource } from './verify-log.ts'

export const EXPORT_FORMAT = 'lianbing-audit-export-1'

/** `clearOnly`: entries of earlier formats, which may tell of people, are not told; their links are. */
export async function* exportLines(
  source: LogSource,
  madeAt: Date,
  { clearOnly = false }: { clearOnly?: boolean } = {},
): AsyncGenerator<string> {
  const chains = await source.chains()
  yield line({ format: EXPORT_FORMAT, madeAt: madeAt.toISOString(), chains, readme: exportReadme })
  for (const key of await source.keys()) yield line({ key })
  for (const root of await source.roots()) yield line({ root })
  for (const { text, hash, signature } of await source.deletions()) yield line({ deletion: { text, hash, signature } })
  for (const chain of chains)
    for await (const links of source.links(chain))
      yield links.map((link) => line({ link: clearOnly ? clearOf(link) : link })).join('')
}

function clearOf(link: LinkRecord): LinkRecord {
  const { content } = link
  if (content === null || content.format >= CLEAR_FORMAT) return link
  return { ...link, content: null, withheld: { at: content.at, chain: content.chain } }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

/** The file is none, or broken; says where. */
export class NoExport extends Error {}

/** Each is read from the file once more. */
const MOST_CHAINS = 100

const Head = z.object({ format: z.literal(EXPORT_FORMAT), chains: z.array(z.string().max(100)).max(MOST_CHAINS) })
const Line = z.union([
  z.object({ key: z.object({ fingerprint: z.string(), publicKey: z.string() }) }),
  z.object({ root: Signed.extend({ chain: z.string(), day: z.string() }) }),
  z.object({ deletion: Signed }),
])
const Kept = z.object({
  ...{
    id: z.int(),
    format: z.int().positive(),
    chain: z.string(),
    at: z.string(),
    verb: z.string(),
    object: z.string(),
  },
  ...{ campaign: z.string().nullable(), who: z.string().nullable(), role: z.string().nullable() },
  ...{ post: z.string().nullable(), acting_for: z.string().nullable() },
  ...{ summary: z.string(), personal: z.string().nullable() },
}) satisfies z.ZodType<KeptEntry>
const LinkLine = z.object({
  link: z.object({
    ...{
      chain: z.string(),
      place: z.int().positive(),
      entry: z.int().nonnegative(),
      previous: z.string(),
      hash: z.string(),
    },
    ...{ suite: z.string(), content: Kept.nullable() },
    withheld: z.object({ at: z.string(), chain: z.string() }).optional(),
  }),
})

interface Front {
  chains: string[]
  keys: { fingerprint: string; publicKey: string }[]
  roots: (Signed & { chain: string; day: string })[]
  deletions: Signed[]
}

/** @throws NoExport */
export async function fileSource(path: string): Promise<LogSource> {
  const front = await readFront(path)
  return {
    chains: async () => front.chains,
    keys: async () => front.keys,
    roots: async () => front.roots,
    deletions: async () => front.deletions,
    // a chain that only a root names is not looked for in the whole file
    links: (chain) => (front.chains.includes(chain) ? linksIn(path, chain) : noLinks()),
  }
}

const isLink = (text: string): boolean => text.startsWith('{"link":')

/** Characters of a line; the longest of ours has a few thousand. */
const LONGEST_LINE = 4_000_000

/** @throws NoExport where a line is longer than any of ours: it is not gathered in memory. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let [rest, number] = ['', 0]
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = `${rest}${String(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      number++
      yield text.endsWith('\r') ? text.slice(0, -1) : text
    }
    if (rest.length > LONGEST_LINE) throw new NoExport(`line ${number + 1} is longer than ${LONGEST_LINE} characters`)
  }
  if (rest !== '') yield rest
}

async function readFront(path: string): Promise<Front> {
  const front: Front = { chains: [], keys: [], roots: [], deletions: [] }
  let number = 0
  for await (const text of linesOf(path)) {
    number++
    if (number === 1) front.chains = headIn(text).chains
    else if (isLink(text)) break
    else takeFront(text, number, front)
  }
  if (number === 0) throw new NoExport('the file is empty')
  return front
}

function headIn(text: string): { chains: string[] } {
  const head = Head.safeParse(parsed(text.replace(/^\ufeff/, '')))
  if (!head.success) throw new NoExport(`line 1 does not say ${EXPORT_FORMAT}: this is no exported log`)
  return head.data
}

function takeFront(text: string, number: number, front: Front): void {
  const read = Line.safeParse(parsed(text))
  if (!read.success) throw new NoExport(`line ${number} is not readable`)
  if ('key' in read.data) front.keys.push(read.data.key)
  else if ('root' in read.data) front.roots.push(read.data.root)
  else front.deletions.push(read.data.deletion)
}

const BATCH = 1_000

async function* noLinks(): AsyncGenerator<LinkRecord[]> {}

async function* linksIn(path: string, chain: string): AsyncGenerator<LinkRecord[]> {
  let batch: LinkRecord[] = []
  let number = 0
  for await (const text of linesOf(path)) {
    number++
    if (!isLink(text)) continue
    const link = linkIn(text, number)
    if (link.chain !== chain) continue
    batch.push(link)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** @throws NoExport, with the line */
function linkIn(text: string, number: number): LinkRecord {
  const read = LinkLine.safeParse(parsed(text))
  if (!read.success) throw new NoExport(`line ${number} is not readable`)
  return read.data.link
}
