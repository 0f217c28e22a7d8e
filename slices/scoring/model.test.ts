import { expect, it } from 'vitest'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import { score } from '../../rules/scoring/score.ts'
import { definition2017 as definition, expectedOf, vectorInput } from '../../tests/scoring-vectors.ts'
import { factsDocument, factsFrom } from './model.ts'

it.each(['small', 'edge'])('the facts of %s give the same result after they crossed the wire', async (vector) => {
  const { facts } = await vectorInput(vector, definition)
  const crossed = factsFrom(JSON.parse(JSON.stringify(factsDocument(facts))))
  expect(toJsonDocument(score(definition, crossed))).toEqual(expectedOf(vector))
})
