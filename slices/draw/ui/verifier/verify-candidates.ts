/** The folder of a round of experts or enterprises: candidates, recusals, strata, all there. */
import {
  candidateDifferences,
  drawCandidates,
  makeCandidateUniverse,
  type CandidatePurpose,
} from '../../../../rules/draw/candidates.ts'
import { readSeed } from '../../../../rules/draw/seed.ts'
import { hallFindings, same, type Checked, type Finding, type Known } from './finding.ts'
import { parsed, text, type Read } from './read-folder.ts'

export const candidateFiles = ['candidates.txt', 'recusals.txt', 'strata.txt', 'commitment.json']

export function verifyCandidates(read: Read, known: Known): Checked {
  const promised = parsed(read('commitment.json'))
  const universe = universeIn(read)
  const isDrawn = read('draw.json') !== ''
  const record = parsed(read('draw.json'))
  const seed = text(record['seed'])
  const purpose: CandidatePurpose =
    (isDrawn ? record : promised)['purpose'] === 'enterprises' ? 'enterprises' : 'experts'
  const round = { campaign: text(promised['campaign']), round: Number(promised['round']), purpose }
  const recomputed = drawCandidates(universe, { ...round, seed })
  const wrong = isDrawn ? candidateDifferences(record, recomputed) : []
  const findings: Finding[] = [
    same({ step: 'lines', key: 'candidates-hash' }, text(promised['universeHash']), universe.universeHash),
    same({ step: 'lines', key: 'recusal-hash' }, text(promised['recusalHash']), universe.recusalHash),
    same({ step: 'lines', key: 'strata-hash' }, text(promised['strataHash']), universe.strataHash),
    same({ step: 'commitment', key: 'commitment' }, text(promised['commitment']), recomputed.commitment),
    ...(isDrawn ? [seedFinding(seed)] : []),
    ...wrong.map((at): Finding => ({ step: 'tickets', key: 'differs-tickets', holds: false, at: `draw.json ${at}` })),
    ...(isDrawn && wrong.length === 0
      ? [{ step: 'tickets', key: 'record', holds: true, recorded: String(recomputed.strata.length) } as const]
      : []),
    ...(isDrawn ? [] : [{ step: 'tickets', key: 'not-drawn', holds: null } as const]),
    ...hallFindings(known, { commitment: text(promised['commitment']), linesRoot: '', seed }),
  ]
  const of = universe.candidates.length
  return { folder: 'candidates', isDrawn, recomputed: of, of, findings }
}

function seedFinding(seed: string): Finding {
  const read = readSeed(seed)
  return { step: 'seed', key: 'seed', holds: 'seed' in read && read.seed === seed, recorded: seed }
}

function universeIn(read: Read) {
  const cells = (name: string): string[][] =>
    read(name)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
  return makeCandidateUniverse({
    strata: cells('strata.txt').map(([name = '', places = '0']) => ({ name, places: Number(places) })),
    candidates: cells('candidates.txt').map(([id = '', stratum = '']) => ({ id, stratum })),
    recusals: cells('recusals.txt').map(([id = '', stratum = '', reason = '']) => ({ id, stratum, reason })),
  })
}
