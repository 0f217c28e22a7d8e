import { expect, it } from 'vitest'
import { secondFactorSetting, sessionSettings } from './session-settings.ts'

it('sessions end after two hours without use and twelve in all, unless the installation says otherwise', () => {
  expect(sessionSettings({})).toEqual({ idleMinutes: 120, mostHours: 12 })
  expect(sessionSettings({ LIANBING_IDLE_MINUTES: '15', LIANBING_SESSION_HOURS: '8' })).toEqual({
    idleMinutes: 15,
    mostHours: 8,
  })
})

it.each(['0', '721', '1.5', 'soon'])('%s minutes without use is refused with what may stand there', (text) => {
  expect(() => sessionSettings({ LIANBING_IDLE_MINUTES: text })).toThrow('from 5 to 720')
})

it.each([
  [{}, 'posts-that-decide'],
  [{ LIANBING_SECOND_FACTOR: '' }, 'posts-that-decide'],
  [{ LIANBING_SECOND_FACTOR: 'everybody' }, 'everybody'],
])('of whom %j asks two factors: %s', (env, asked) => expect(secondFactorSetting(env)).toBe(asked))

it('a word that means neither stops the start, so that nobody believes it is asked of all', () => {
  expect(() => secondFactorSetting({ LIANBING_SECOND_FACTOR: 'all' })).toThrow('everybody or posts-that-decide')
})
