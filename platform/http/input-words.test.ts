import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inputWords } from './input-words.ts'
import type { Language } from './problem.ts'

const said = (schema: z.ZodType, value: unknown, language: Language): string[] => {
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).map((issue) => Object.values(inputWords(issue, value, language)).join(' — '))
}

describe('what is wrong with a field and how to mend it', () => {
  const cases: [string, z.ZodType, unknown, string, string][] = [
    ['nothing', z.string(), undefined, '没有填 — 请填写文字', 'is missing — give text'],
    ['another kind', z.number(), '3', '填的不是所要的类型 — 请改为数字', 'is of the wrong kind — give a number'],
    [
      'no choice',
      z.enum(['a', 'b']),
      'c',
      '不是可选的值 — 请从这些中选一个：a、b',
      'is none of the values offered — one of: a, b',
    ],
    ['too few characters', z.string().min(4), '决定', '太短 — 至少 4 个字', 'is too short — at least 4 characters'],
    ['zero where more is wanted', z.number().positive(), 0, '数太小 — 大于 0', 'is too small — more than 0'],
    ['too many entries', z.array(z.string()).max(1), ['a', 'b'], '太长 — 至多 1 项', 'is too long — at most 1 entries'],
    [
      'no date',
      z.iso.date(),
      '28.9.2017',
      '格式不对 — 请写成 2017-09-28 这样的日期',
      'is not in the right form — write a day like 2017-09-28',
    ],
    [
      'a pattern',
      z.string().regex(/^a$/),
      'b',
      '格式不对 — 请核对这一项的写法，或从列表中选择',
      'is not in the right form — look how this field is written, or choose from the list',
    ],
    [
      'a field too many',
      z.strictObject({}),
      { x: 1 },
      '多出了不认识的项：x — 请去掉 x',
      'has fields nobody knows: x — leave out: x',
    ],
    [
      'none of several shapes',
      z.union([z.string(), z.number()]),
      true,
      '填写有误 — 请对照本接口的说明修改',
      'is wrong — see the description of this request',
    ],
  ]
  it.each(cases)('%s', (_, schema, value, chinese, english) => {
    expect(said(schema, value, 'zh-CN')).toEqual([chinese])
    expect(said(schema, value, 'en')).toEqual([english])
  })
})
