/**
 * A clause of one campaign stands in its definition, never in what slices and the platform say: another campaign has others.
 * Only a page's help (ui/pages.tsx) names the clauses it serves: shown are those that the campaign has.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { clausesIn } from '../../tools/traceability.ts'
import { trackedFiles } from '../../tools/tracked-files.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const clauses = new Set(Object.keys(parse(read('campaigns/xinjiang-2017/clauses.yaml'))))

/** Clause ids of 2017 in the words and strings of a source file; comments may name them. */
function clausesSaid(file: string, source: string): string[] {
  const said = /\.sql$/.test(file) ? [source.replaceAll(/--.*/g, '')] : wordsOf(file, source)
  return said.flatMap((text) => [...clausesIn(text)].filter((id) => clauses.has(id)))
}

function wordsOf(file: string, source: string): string[] {
  const words: string[] = []
  const visit = (node: ts.Node): void => {
    const isWords = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)
    if (isWords) words.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false))
  return words
}

describe('clauses of one campaign', () => {
  it('stand in no string of slices and platform', () => {
    const files = trackedFiles().filter(
      (file) => /^(slices|platform)\/.*\.(ts|tsx|sql)$/.test(file) && !/\.test\.tsx?$|\/ui\/pages\.tsx$/.test(file),
    )
    expect(files.length).toBeGreaterThan(100)
    const found = files.flatMap((file) => clausesSaid(file, read(file)).map((id) => `${file}: ${id}`))
    expect(found).toEqual([])
  })

  it.each([
    ['a.ts', "const a = { clause: 'n4.4a' }"],
    ['a.ts', 'const a = `名单（n4.3a${b}）`'],
    ['a.tsx', 'const a = <p>见 a1.4b</p>'],
    ['a.sql', "select 'a1.2d' -- a1.2e"],
  ])('are found in %s: %s', (file, source) => expect(clausesSaid(file, source)).toHaveLength(1))

  it('may be named by a comment', () => {
    expect(clausesSaid('a.ts', "/** a1.4b */ const a = 'b' // n4.4a")).toEqual([])
  })
})
