import { expect, it } from 'vitest'
import { findForbidden } from './forbidden-texts.ts'

const found = (text: string) => findForbidden(text).map(({ what, line }) => `${line} ${what}`)

// Put together from pieces: this file is scanned as well.
const mobile = `138${'0'.repeat(8)}`

it.each([
  [`call ${mobile} now`, '1 a mobile number'],
  [`password wang${mobile}`, '1 a mobile number'],
  [`x\nhotline 0991${'-'}0000000`, '2 a telephone number'],
  [`id 110105${'19491231'}002X`, '1 an identity number'],
  [`see ${'/home'}/someone/notes.md`, '1 a path of one machine'],
  [`"resolved": "https://${'registry'}.example.org/x.tgz"`, '1 the address of a registry'],
])('finds in "%s": %s', (text, finding) => expect(found(text)).toEqual([finding]))

it.each([
  ['a case number, an officer', '新环罚〔2017〕13号, 执法人员6501000001'],
  ['a longer or a decimal number', `11${mobile} and 0.${mobile}`],
  ['an identity number whose check digit is wrong', `110105${'19491231'}0021`],
  ['a credit code, a hash', '91650100MA77ABCD12 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['a path below the home of anyone, a page', `~${'/work'}/data $HOME${'/root'}/x https://example.org/registry`],
])('leaves %s alone', (_, text) => expect(found(text)).toEqual([]))
