/** One YAML file checked against a schema: every problem with its line and column, all at once. */
import { LineCounter, isAlias, isCollection, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'

export interface YamlProblem {
  file: string
  /** Both count from 1. */
  line: number
  column: number
  /** Where in the data, e.g. `indicators[0].points`; empty for the file itself. */
  path: string
  message: string
}

export interface ParsedYaml<T> {
  /** Absent where the file has problems. */
  value: T | undefined
  problems: YamlProblem[]
  /** A problem found later, at the place of `path` in the file. */
  at: (path: readonly PropertyKey[], message: string) => YamlProblem
}

export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): ParsedYaml<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const at = (path: readonly PropertyKey[], message: string, atKey = false): YamlProblem => {
    const place = lines.linePos(offsetOf(document, path, atKey))
    return { file, line: Math.max(place.line, 1), column: Math.max(place.col, 1), path: pathText(path), message }
  }
  const syntax = document.errors.map((error) => {
    const place = lines.linePos(error.pos[0])
    return {
      file,
      line: place.line,
      column: place.col,
      path: '',
      message: error.message.split('\n')[0]?.replace(/ at line.*$/, '') ?? '',
    }
  })
  if (syntax.length > 0) return { value: undefined, problems: syntax, at }
  const checked = schema.safeParse(document.toJS({ maxAliasCount: 1000 }))
  if (checked.success) return { value: checked.data, problems: [], at }
  return {
    value: undefined,
    problems: checked.error.issues.flatMap(leaves).map((leaf) => at(leaf.path, leaf.message, leaf.atKey === true)),
    at,
  }
}

interface Leaf {
  path: PropertyKey[]
  message: string
  /** The name itself is wrong, not its value. */
  atKey?: boolean
}

/** An issue of a union hides what is wrong in each branch: the branch that got furthest says it best. */
function leaves(issue: z.core.$ZodIssue): Leaf[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `"${key}" is not a field here`,
      atKey: true,
    }))
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: issue.path, message: issue.message }]
  const branches = issue.errors.map((errors) => errors.flatMap(leaves))
  const depth = (branch: Leaf[]): number => Math.max(0, ...branch.map((leaf) => leaf.path.length))
  const [best] = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)
  return (best ?? []).map((leaf) => ({ ...leaf, path: [...issue.path, ...leaf.path] }))
}

/** Offset of the deepest node that exists along the path: a value's own place, a key's where its value is a block below it. */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  let node: unknown = document.contents
  let offset = isNode(node) && node.range ? node.range[0] : 0
  for (const [index, step] of path.entries()) {
    const key = keyOf(node, step)
    if (isNode(key) && key.range) offset = key.range[0]
    if (atKey && index === path.length - 1) return offset
    node = isCollection(node) ? node.get(step, true) : undefined
    if (isNode(node) && node.range && !(isMap(node) && !node.flow && key !== undefined)) offset = node.range[0]
    if (isAlias(node)) node = node.resolve(document)
  }
  return offset
}

function keyOf(node: unknown, step: PropertyKey): unknown {
  if (!isMap(node)) return undefined
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))?.key
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('')
}
