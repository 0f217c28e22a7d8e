import { expect, it } from 'vitest'
import { sessionSettings } from './session-settings.ts'

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
