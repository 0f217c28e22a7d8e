/** Follows every call that a transaction's work makes, and finds where one reaches for a handle beside it. Types are asked, so that names may lie. */
import { relative } from 'node:path'
import ts from 'typescript'

const opening = ['act', 'inTransaction']
/** What asks the database by itself: `ctx.db`, and the questions of the context that have a memory. */
const handles = ['db', 'reaches', 'territoryOf', 'underVerb', 'mustBeOpen']
const holders = /\b(Doer|Context|JobContext|Services|db: (Database|Kysely))\b/

type Fn = ts.SignatureDeclaration & { body?: ts.Node | undefined }

interface Seen {
  uses: ts.Node[]
  calls: Fn[]
}

export interface Work {
  files: readonly string[]
  options: ts.CompilerOptions
  root: string
}

/** `opened`: how many transactions were followed. `beside`: 'a.ts:12 → b.ts:3 ctx.db' for each use. */
export function besideTransactions({ files, options, root }: Work): { opened: number; beside: string[] } {
  const program = ts.createProgram([...files], { ...options, noEmit: true })
  const checker = program.getTypeChecker()
  const place = (node: ts.Node): string => {
    const file = node.getSourceFile()
    return `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  }
  const works = program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes('/node_modules/'))
    .flatMap((file) => worksIn(file, checker))
  const known = new Map<Fn, Seen>()
  const seenOf = (fn: Fn): Seen => {
    const found = known.get(fn) ?? lookInto(fn, checker)
    known.set(fn, found)
    return found
  }
  const beside = works.flatMap((work) =>
    reachedFrom(work, seenOf).flatMap((fn) =>
      seenOf(fn).uses.map((use) => `${place(work)} → ${place(use)} ${use.getText().slice(0, 60)}`),
    ),
  )
  return { opened: works.length, beside: [...new Set(beside)] }
}

function worksIn(file: ts.SourceFile, checker: ts.TypeChecker): Fn[] {
  const found: Fn[] = []
  each(file, (node) => {
    if (opens(node)) for (const one of node.arguments) found.push(...functionOf(one, checker))
    // the work of an approval runs in the transaction of the decision
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'apply')
      found.push(...functionOf(node.initializer, checker))
  })
  return found
}

const opens = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && opening.includes(node.expression.text)

function reachedFrom(work: Fn, seenOf: (fn: Fn) => Seen): Fn[] {
  const reached = new Set<Fn>([work])
  for (const fn of reached) for (const call of seenOf(fn).calls) reached.add(call)
  return [...reached]
}

function lookInto(fn: Fn, checker: ts.TypeChecker): Seen {
  const seen: Seen = { uses: [], calls: [] }
  each(fn, (node) => {
    if (node !== fn && opens(node)) seen.uses.push(node)
    if (isHandle(node, checker)) seen.uses.push(node)
    // `{ ...ctx, db: tx }` is the context inside the transaction
    if (ts.isCallExpression(node) && !node.arguments.some(isInside))
      seen.calls.push(...functionOf(node.expression, checker))
  })
  return seen
}

function isInside(argument: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(argument)) return false
  return argument.properties.some((one) => one.name?.getText() === 'db')
}

function isHandle(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isPropertyAccessExpression(node)) return handles.includes(node.name.text) && holds(checker, node.expression)
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return false
  return handles.includes((node.propertyName ?? node.name).getText()) && holds(checker, node.parent)
}

const holds = (checker: ts.TypeChecker, node: ts.Node): boolean =>
  holders.test(checker.typeToString(checker.getTypeAtLocation(node)))

/** The function that an expression names or is; nothing where it is no function of ours. */
function functionOf(expression: ts.Expression, checker: ts.TypeChecker): Fn[] {
  if (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) return [expression]
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression
  const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined
  if (symbol === undefined) return []
  const { valueDeclaration: found } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  if (found === undefined || found.getSourceFile().fileName.includes('/node_modules/')) return []
  if (ts.isFunctionDeclaration(found) || ts.isMethodDeclaration(found)) return [found]
  const value = ts.isVariableDeclaration(found) || ts.isPropertyAssignment(found) ? found.initializer : undefined
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? [value] : []
}

function each(node: ts.Node, look: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    look(child)
    each(child, look)
  })
}
