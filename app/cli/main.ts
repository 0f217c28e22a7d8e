/** `bin/lianbing <command>`: each command is one file that exports `summary` and `run(args): Promise<exit code>`. */
interface Command {
  summary: string
  run: (args: string[]) => Promise<number>
}

const commands: Record<string, () => Promise<Command>> = {
  score: () => import('./score.ts'),
  import: () => import('./import.ts'),
  draw: () => import('./draw.ts'),
  'verify-draw': () => import('./verify-draw.ts'),
  'verify-audit': () => import('./verify-audit.ts'),
  'verify-bundle': () => import('./verify-bundle.ts'),
  'check-file': () => import('./check-file.ts'),
  'check-campaign': () => import('./check-campaign.ts'),
  simulate: () => import('./simulate.ts'),
  vouch: () => import('./vouch.ts'),
  'check-data': () => import('./check-data.ts'),
  'move-data': () => import('./move-data.ts'),
  'export-data': () => import('./export-data.ts'),
  'import-data': () => import('./import-data.ts'),
}

async function main([name, ...args]: string[]): Promise<number> {
  const load = name === undefined ? undefined : commands[name]
  if (load !== undefined) return (await load()).run(args)
  const out = name === undefined || name === '--help' || name === 'help' ? process.stdout : process.stderr
  if (out === process.stderr) out.write(`lianbing: no command "${name}"\n\n`)
  out.write('Usage: lianbing <command> [--help]\n\n')
  for (const [command, module] of Object.entries(commands))
    out.write(`  ${command.padEnd(16)}${(await module()).summary}\n`)
  return out === process.stderr ? 2 : 0
}

process.exitCode = await main(process.argv.slice(2))
