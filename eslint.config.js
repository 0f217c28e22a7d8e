import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

const sources = ['**/*.ts', '**/*.tsx']
const tests = ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts']

/** What plain JavaScript for Node may use without an import. */
const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
const nodeGlobals = ['process', 'console', 'URL', 'module', 'performance', 'Buffer', 'fetch', ...timers]

/** Lengths count code, not the notice quoted in comments. */
const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }]

export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', '.cache/', 'data/', 'tests/boundaries/planted/']),
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: sources,
    extends: [ts.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.browser.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-params': ['error', 3],
      'max-lines': lines(300),
      'max-lines-per-function': lines(40),
    },
  },
  {
    // What crosses the wire or the disk is checked by a schema there; the one place where a cast may stand.
    files: ['**/contract.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': lines(80) } },
  {
    files: tests,
    // A table of examples may have as many columns as it needs.
    rules: { 'max-lines': lines(500), 'max-lines-per-function': 'off', 'max-params': 'off' },
  },
  { files: ['app/cli/**', 'tools/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
  },
)
