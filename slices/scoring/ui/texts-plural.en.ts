/** What English says of one: beside the texts of `texts.en.ts`, chosen by i18next where `count` is 1. */
export const pluralEn = {
  league: {
    about_one:
      'Run {{seq}} · {{at}} · data version {{data}} ({{count}} file) · definition version {{version}} {{definition}}',
  },
  rows: {
    title_one: '{{register}}, {{shown}} row · {{files}}',
    hidden_one: '{{count}} more row belongs to another unit: you see it in the sums only.',
  },
  runs: { dataOf_one: 'version {{version}}, {{count}} file', differs_one: '{{count}} difference' },
  whatIf: { changed_one: '{{count}} change', scenarioOf_one: '{{count}} change · {{by}} · {{at}}' },
  coverage: {
    words_one: '{{name}} {{count}} case',
    all: { ofAll_one: 'the only county' },
    own: { ofAll_one: 'your only county' },
  },
}
