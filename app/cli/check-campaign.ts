export const summary = 'not built yet'
export async function run(_args: string[]): Promise<number> {
  process.stderr.write('lianbing check-campaign: not built yet\n')
  return 2
}
