/** Words of what a person decides about an import besides keeping it. */
import type { Catalogue } from '../../../platform/web/catalogue.ts'

export const decisionTexts: Catalogue = {
  discard: {
    title_one: 'Discard this import?',
    title_other: 'Discard these {{count}} imports?',
    about:
      'What the check found is dropped and the register stays; the file remains in the history. To import it, upload it again.',
    of: 'uploaded by {{who}}',
    act: 'Discard',
    not: 'Do not discard',
  },
  decisions: {
    title: 'What names and headers mean',
    about:
      'What a person said once about the name of a unit or a header is applied to every later file. Change it or take it back here; rows that are kept do not change by themselves: import a correction.',
    applied: 'Read as was said before',
    unitAs: '“{{written}}” is read as {{name}} ({{code}})',
    unit: '{{name}} ({{code}})',
    columnAs: 'The column “{{written}}” is read as {{column}}',
    columnNot: 'The column “{{written}}” is not read',
    by: 'said by {{by}} on {{at}}',
    byForAll: 'said by {{by}} on {{at}}, for everybody',
    office: 'Said by the office; only the office changes it',
    change: 'Change',
    changeOf: 'Change what “{{written}}” means',
    forget: 'Take back',
    forgetOf: 'Take back what “{{written}}” means',
    forgetUnit:
      '“{{written}}” will no longer be read as {{name}}; a file that has it lists it as a unit not recognised.',
    forgetColumn: 'The column “{{written}}” will be recognised by its name again.',
    kept: 'Rows that are kept stay; files that are not kept yet are to be checked again.',
    written: 'As written',
    kind: 'What it is',
    kindOf: { unit: 'Name of a unit', column: 'Header' },
    meaning: 'Read as',
    scope: 'Holds for',
    all: 'Everybody',
    who: 'Said by',
    when: 'On',
    act: 'Change',
    empty: 'Nothing has been said yet',
    emptyNext: 'When a unit or a column is not recognised in an import, what a person chooses is listed here.',
  },
}
