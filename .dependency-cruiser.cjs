/**
 * The nine boundaries of ARCHITECTURE.md, each an error. tests/boundaries/ plants one violation of each
 * (two where a rule has two halves) and proves that it is caught.
 */
const pureLibraries = 'node_modules/(fraction\\.js|zod|@noble/hashes)/'
const test = '\\.test\\.tsx?$'
const notLoaded = `${test}|^app/(console|field)/(vite\\.config|pdf-plugin|words-plugin)\\.ts$`
const store = '[/-]store\\.ts$|/store-[a-z-]+\\.ts$'
const browser = '^slices/[^/]+/(ui|offline)/|^app/(console|field)/|^platform/(web|offline)/'
const drivers = 'node_modules/(kysely|pg|pg-[a-z-]+|@electric-sql)/'
const serverOnly = `node_modules/(fastify|@fastify|kysely|pg|@electric-sql|exceljs|hucre|node)/`

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What depends on itself cannot be understood, tested or replaced by itself.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules import rules and three pure libraries: no clock, no I/O, no DOM; they run in the browser too.',
      severity: 'error',
      from: { path: '^rules/', pathNot: test },
      to: { pathNot: `^rules/|${pureLibraries}` },
    },
    {
      name: 'platform-knows-no-campaign',
      comment: 'The platform would serve any other application; of the rules it may name the shape of a table.',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(slices|app|campaigns|rules)/', pathNot: '^rules/registers/table\\.ts$' },
    },
    {
      name: 'nobody-imports-app',
      comment: 'app/ is the only place that knows every slice; whoever imports it knows them too.',
      severity: 'error',
      from: { pathNot: '^(app|tests|tools)/' },
      to: { path: '^app/' },
    },
    {
      name: 'slices-meet-only-at-facts-and-contract',
      comment: 'Another slice is asked through facts.ts (server) or contract.ts (what crosses the wire), never inside.',
      severity: 'error',
      from: { path: '^slices/([^/]+)/' },
      to: { path: '^slices/', pathNot: '^slices/$1/|^slices/[^/]+/(facts|contract)\\.ts$' },
    },
    {
      name: 'facts-cross-on-the-server-only',
      comment: 'facts.ts reads the database; pure files and the browser get what a route returns.',
      severity: 'error',
      from: { path: `${browser}|^slices/[^/]+/(model|contract[a-z-]*|access)\\.ts$`, pathNot: test },
      to: { path: '^slices/[^/]+/facts\\.ts$' },
    },
    {
      name: 'model-and-contract-are-pure',
      comment: 'Shared by server and browser: rules, other contracts and the three pure libraries only.',
      severity: 'error',
      from: { path: '^slices/[^/]+/(model|contract[a-z-]*)\\.ts$' },
      to: {
        pathNot: `^rules/|^slices/[^/]+/(model|contract[a-z-]*)\\.ts$|^platform/[^/]+/contract\\.ts$|${pureLibraries}`,
      },
    },
    {
      name: 'only-store-touches-the-database',
      comment:
        'SQL stands in store.ts (or <what>-store.ts, store-<what>.ts) of a slice and in platform/db; the drivers nowhere else.',
      severity: 'error',
      from: { pathNot: `${store}|^platform/db/|^(tests|tools)/|${test}` },
      to: { path: drivers },
    },
    {
      name: 'only-store-touches-the-database',
      comment:
        'Others may name the types of platform/db (a transaction is handed on) and open one; app/ opens the database.',
      severity: 'error',
      from: { path: '^(slices|platform)/', pathNot: `${store}|^platform/db/|${test}` },
      to: { path: '^platform/db/', pathNot: '^platform/db/in-transaction\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-never-imports-server',
      comment: 'What the browser loads imports the pure files, the browser half of the platform and no server library.',
      severity: 'error',
      from: { path: browser, pathNot: notLoaded },
      to: {
        path: `^(slices|platform|app|tools)/|${serverOnly}`,
        pathNot: `${browser}|^slices/[^/]+/(model|contract[a-z-]*|access|facts)\\.ts$|^platform/[^/]+/contract\\.ts$`,
      },
    },
    {
      name: 'browser-never-imports-server',
      comment: 'The modules of Node do not exist there.',
      severity: 'error',
      from: { path: browser, pathNot: notLoaded },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|data)/|^tests/boundaries/planted/' },
    moduleSystems: ['es6'],
    // Types are dependencies too: an interface borrowed from app/ is knowledge of app/.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
