import { afterEach, expect, it, vi } from 'vitest'
import { claimNow, minuteNow } from './moments.ts'

afterEach(() => vi.unstubAllEnvs())

it.each(['America/New_York', 'Asia/Shanghai', 'Asia/Kolkata'])('a device set to %s tells Beijing’s time', (zone) => {
  vi.stubEnv('TZ', zone)
  const at = new Date('2017-07-05T18:30:05Z')
  expect([minuteNow(at), claimNow(at)]).toEqual(['2017-07-06T02:30', '2017-07-06T02:30:05+08:00'])
})
