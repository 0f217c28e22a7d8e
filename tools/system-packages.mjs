/** What the tests need besides node_modules: Debian's Chromium, Chinese fonts, PostgreSQL, LibreOffice. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

function hasPostgres() {
  const versions = '/usr/lib/postgresql'
  return existsSync(versions) && readdirSync(versions).some((name) => existsSync(`${versions}/${name}/bin/initdb`))
}

function hasChineseFont() {
  const found = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return found.status === 0 && found.stdout.trim() !== ''
}

/** Its library stands apart from the office's own program. */
const hasWriter = () =>
  ['/usr/lib/libreoffice', '/opt/libreoffice'].some((place) => existsSync(`${place}/program/libswlo.so`))

const parts = [
  { what: 'Chromium', packages: ['chromium'], present: () => existsSync('/usr/bin/chromium') },
  { what: 'a Chinese font', packages: ['fonts-noto-cjk', 'fontconfig'], present: hasChineseFont },
  { what: 'PostgreSQL', packages: ['postgresql'], present: hasPostgres, installedBy: 'tools/postgres.mjs' },
  { what: 'LibreOffice Calc', packages: ['libreoffice-calc'], present: () => succeeds('soffice', ['--version']) },
  { what: 'LibreOffice Writer', packages: ['libreoffice-writer'], present: hasWriter },
]

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 })
  if (done.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed`)
}

/** Installs what is missing where that is possible (root on Debian), and says what to install where it is not. */
export function ensureSystemPackages() {
  const missing = parts.filter((part) => !part.present())
  if (missing.length === 0) return
  const packages = (list) => list.flatMap((part) => part.packages)
  const install = ['install', '-y', '--no-install-recommends']
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    const names = missing.map((part) => part.what).join(', ')
    throw new Error(
      `The tests need ${names}. Install and run again; on Debian: sudo apt-get ${[...install, ...packages(missing)].join(' ')}`,
    )
  }
  const ours = packages(missing.filter((part) => part.installedBy === undefined))
  if (ours.length === 0) return
  console.error(`Installing ${ours.join(', ')} …`)
  aptGet('update', '-q')
  aptGet(...install, ...ours)
}
