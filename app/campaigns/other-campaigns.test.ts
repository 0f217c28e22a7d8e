/** The two smaller campaigns scored by the same engine; the expected numbers were worked out by hand from their documents. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { campaignsFolder } from './load-campaign.ts'

const line = z.object({
  unit: z.string(),
  rank: z.number().nullable(),
  total: z.string(),
  points: z.record(z.string(), z.string()),
})
const result = z.object({
  collectives: z.record(z.string(), z.array(line)),
  awards: z.record(z.string(), z.array(z.string())),
})

const scored = (name: string): Promise<z.infer<typeof result>> =>
  new Promise((done, fail) => {
    const main = join(import.meta.dirname, '../cli/main.ts')
    const args = [main, 'score', join(campaignsFolder, name, 'example'), '--campaign', name, '--json']
    execFile(process.execPath, args, (error, out) =>
      error === null ? done(result.parse(JSON.parse(out))) : fail(error),
    )
  })

test('minimal: its own levels, points, window, full mark, industries and decimals', async () => {
  const { collectives, awards } = await scored('minimal')
  expect(collectives['district']).toMatchObject([
    // 30 × 80/100; 2 ÷ (3/4 × 4) × 20; 25 × (70/100 ÷ 2 + 1/4 + 2/3 ÷ 4); 25 × 40 ÷ (2 × 50)
    { unit: '110000', total: '66.5', points: { files: '24.000', cases: '13.333', exercise: '19.167', exam: '10.000' } },
    { unit: '120000', total: '61.5', points: { files: '0.000', cases: '20.000', exercise: '16.458', exam: '25.000' } },
  ])
  expect(awards).toEqual({ district: ['110000'], station: ['110001'], investigator: ['Z1'] })
})

test('province-2024: bounds by month, year on year, bonus and deduction; what does not apply is renormalised', async () => {
  const { collectives } = await scored('province-2024')
  expect(collectives['city']).toMatchObject([
    // Petitions do not apply (no figure of last year): 76.25 of 90 points → 84.72.
    {
      unit: '990200',
      total: '84.72',
      points: {
        everyone: '15.0000',
        mobile: '10.0000',
        remote: '15.0000',
        caseQuality: '21.2500',
        major: '15.0000',
        bonus: '0.0000',
      },
    },
    // 8 of 9 months; 2 of 3 quarters; +15 % of 30 %; −10 % of 20 %; trimmed mean 85 and the type's mean 85; 0.8 against the best 1.6; 5 + 2 − 2.
    {
      unit: '990100',
      total: '66.25',
      points: {
        everyone: '13.3333',
        mobile: '6.6667',
        remote: '7.5000',
        petitions: '5.0000',
        caseQuality: '21.2500',
        major: '7.5000',
        bonus: '5.0000',
      },
    },
    // No inspections, no petitions, no key enterprise: 15.625 of 65 → 24.04.
    {
      unit: '990300',
      total: '24.04',
      points: { everyone: '0.0000', remote: '0.0000', caseQuality: '10.6250', bonus: '5.0000' },
    },
  ])
})
