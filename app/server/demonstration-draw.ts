/**
 * The draws of the demonstration: one that was held, and the supplementary round whose lines units are checking now. They go the
 * way they go for people, two of whom enter the digits: nothing is written past the actions. Its dice are the beginning of √2, which nobody chose.
 */
import { setTimeout } from 'node:timers/promises'
import type { Doer } from '../../platform/http/context.ts'
import { dayInShanghai, dayNumber, dayText } from '../../rules/calendar/days.ts'
import { campaignOf } from '../../slices/campaigns/facts.ts'
import { enterDigits, notePresent } from '../../slices/draw/ceremony.ts'
import { freeze } from '../../slices/draw/freeze.ts'
import { drawWindow } from '../../slices/draw/model.ts'
import { setRound } from '../../slices/draw/rounds.ts'
import { roundOf, roundsOf } from '../../slices/draw/store.ts'
import { personas } from './personas.ts'

const DICE = '14142135623730950488'
const WITNESSES = ['驻厅纪检组', '环保厅法规处', '环境监察总队']
const ENTER = ['discipline', 'supervisor'] as const
const OURS = '演示：'
const DAYS_TO_CHECK = 7
const EACH_MS = 50
const MOST_TRIES = 200

/** Goes on where a load was cut off; does nothing where the campaign's day has not come (R29), or a round is somebody's own. */
export async function loadDraws(doer: Doer, campaign: string): Promise<void> {
  const today = dayInShanghai(doer.now().getTime())
  const { definition } = await campaignOf(doer.db, campaign)
  const rounds = await roundsOf(doer.db, campaign)
  if (today < drawWindow(definition).from || rounds.some(({ reason }) => !reason.startsWith(OURS))) return
  const set = { purpose: 'case-files' as const, place: '环保厅一楼会议室', witnesses: [...WITNESSES], strata: [] }
  const why = `${OURS}文书窗口已过，评审尚未开始`
  if (rounds.length === 0) await setRound(doer, campaign, { ...set, day: today, supplements: null, reason: why })
  if (rounds.length > 1 || !(await holdFirst(doer, campaign))) return
  const day = dayText(dayNumber(today) + DAYS_TO_CHECK)
  await setRound(doer, campaign, { ...set, day, supplements: 1, reason: `${OURS}补抽没有案卷的层` })
}

const personaOf = (doer: Doer, role: (typeof ENTER)[number]): Doer => ({
  ...doer,
  actor: personas.find((one) => one.role === role) ?? null,
})

/** Answers whether it is drawn: the job that orders the files runs beside. */
async function holdFirst(doer: Doer, campaign: string): Promise<boolean> {
  const at = { campaign, round: 1 }
  const row = await roundOf(doer.db, at)
  if (row === undefined || row.void_at !== null) return false
  if (row.commitment === null) await freeze(doer, at, { reason: `${OURS}各单位已核对`, evenUnchecked: true })
  if (row.seed === null) {
    await notePresent(doer, at, WITNESSES)
    for (const [place, role] of ENTER.entries())
      await enterDigits(personaOf(doer, role), at, { post: WITNESSES[place] ?? '', digits: DICE })
  }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await roundOf(doer.db, at))?.drawn_at !== null) return true
    await setTimeout(EACH_MS)
  }
  return false
}
