/** A public record of a draw, which names published cases only, against a register: with all lines it is verified whole, with fewer in part or not at all. */
import { fixedStrata, linesRoot } from '../../rules/draw/lines-root.ts'
import { checkPublicRecord, readPublicRecord, type PublicRecord } from '../../rules/draw/public-record.ts'
import type { Universe } from '../../rules/draw/universe.ts'
import type { Difference } from '../../rules/draw/verify.ts'

const family = 'lianbing-draw-public-'

/** Whether a JSON value calls itself one, of whatever version. */
export const isPublicRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'format' in value && String(value.format).startsWith(family)

export interface PublicVerdict {
  outcome: 'verified' | 'partly' | 'cannot' | 'differs'
  recomputed: number
  of: number
  differences: Difference[]
}

/** @param campaign the one whose definition made the universe */
export function verifyPublic(value: unknown, universe: Universe, campaign: string): PublicVerdict {
  const read = readPublicRecord(value)
  if ('wrong' in read) {
    const differences = read.wrong.map((at) => ({ at, recorded: '', recomputed: '' }))
    return { outcome: 'differs', recomputed: 0, of: 0, differences }
  }
  const { record } = read
  const { differences, isWhole, isDrawn, recomputed, of } = checkPublicRecord(record, universe.files)
  const all = [...differences, ...againstUniverse(record, universe, { isWhole, campaign })]
  const outcome =
    all.length > 0
      ? 'differs'
      : recomputed === of && isWhole && isDrawn
        ? 'verified'
        : recomputed > 0
          ? 'partly'
          : 'cannot'
  return { outcome, recomputed, of, differences: all }
}

function againstUniverse(
  record: PublicRecord,
  universe: Universe,
  { isWhole, campaign }: { isWhole: boolean; campaign: string },
) {
  const root = linesRoot(fixedStrata(universe))
  return [
    ...(record.campaign === campaign ? [] : [{ at: 'campaign', recorded: record.campaign, recomputed: campaign }]),
    ...(isWhole && record.linesRoot !== root
      ? [{ at: 'linesRoot', recorded: record.linesRoot, recomputed: root }]
      : []),
  ]
}
