/**
 * Recomputes a downloaded folder; pure, so that the page, a test and whoever reads it see the same. What could not be recomputed
 * is never called right: without its number a ticket is any 64 characters.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { knowsNothing, outcomeOf, steps, type Checked, type Finding, type Known, type Verdict } from './finding.ts'
import { readerOf, type Folder } from './read-folder.ts'
import { candidateFiles, verifyCandidates } from './verify-candidates.ts'
import { publicFiles, verifyPublic } from './verify-public.ts'
import { verifyWhole, wholeFolderFiles } from './verify-whole.ts'

interface Kind {
  /** What tells the kind by its presence. */
  sign: string
  files: readonly string[]
  verify: (read: ReturnType<typeof readerOf>, known: Known) => Checked
}

const kinds: readonly Kind[] = [
  { sign: 'draw-public.json', files: publicFiles, verify: verifyPublic },
  { sign: 'universe.csv', files: wholeFolderFiles, verify: verifyWhole },
  { sign: 'candidates.txt', files: candidateFiles, verify: verifyCandidates },
]

export function verifyFolder(folder: Folder, known: Known = knowsNothing): Verdict {
  const read = readerOf(folder)
  const kind = kinds.find(({ sign }) => folder.has(sign))
  if (kind === undefined) {
    const findings: Finding[] = [{ step: 'files', key: 'no-folder', holds: null }]
    return { outcome: 'cannot', folder: 'none', isDrawn: false, recomputed: 0, of: 0, missing: [], findings }
  }
  const listed = listedIn(read('SHA256SUMS'))
  const wanted = [...kind.files, 'SHA256SUMS', ...listed.map(({ name }) => name)]
  const missing = [...new Set(wanted)].filter((name) => !folder.has(name))
  const files = sumFindings(folder, listed)
  const checked = kind.files.some((name) => missing.includes(name)) ? unreadOf(kind) : kind.verify(read, known)
  const findings = [...files, ...checked.findings].toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
  const said = { ...checked, missing, findings }
  return { ...said, outcome: outcomeOf(said) }
}

/** A folder that lacks what everything rests on is not judged further: a file that was forgotten is no forgery. */
const unreadOf = ({ sign }: Kind): Checked => ({
  folder: sign === 'draw-public.json' ? 'public' : sign === 'universe.csv' ? 'whole' : 'candidates',
  ...{ isDrawn: false, recomputed: 0, of: 0, findings: [] },
})

interface Listed {
  sum: string
  name: string
}

const listedIn = (sums: string): Listed[] =>
  sums.split('\n').flatMap((line) => {
    const found = /^([0-9a-f]{64}) {2}(.+)$/.exec(line)
    return found === null ? [] : [{ sum: found[1] ?? '', name: found[2] ?? '' }]
  })

/** Every file has the sum that stands in SHA256SUMS, and what is read stands there. */
function sumFindings(folder: Folder, listed: readonly Listed[]): Finding[] {
  const wrong = listed.flatMap(({ sum, name }): Finding[] => {
    const bytes = folder.get(name)
    const own = bytes === undefined ? sum : bytesToHex(sha256(bytes))
    return own === sum ? [] : [{ step: 'files', key: 'sums', holds: false, at: name, recorded: sum, recomputed: own }]
  })
  const names = new Set(listed.map(({ name }) => name))
  const read = [...kinds.flatMap(({ files }) => files), 'draw.json']
  const unlisted = [...new Set(read)]
    .filter((name) => listed.length > 0 && folder.has(name) && !names.has(name))
    .map((at): Finding => ({ step: 'files', key: 'unlisted', holds: false, at }))
  const all: Finding[] =
    listed.length === 0 ? [] : [{ step: 'files', key: 'sums', holds: true, recorded: String(listed.length) }]
  return wrong.length + unlisted.length > 0 ? [...wrong, ...unlisted] : all
}
