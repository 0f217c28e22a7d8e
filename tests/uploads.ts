/** Files handed in over HTTP as personas do it: uploaded, checked, kept. */
import { expect } from 'vitest'
import { importView, type ImportView } from '../slices/registers/contract.ts'
import type { Persona, TestHouse } from './house.ts'

const boundary = 'lianbing-test-boundary'
const multipart = ({ name, content }: GivenFile) => ({
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  payload: Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
})

export interface GivenFile {
  name: string
  content: string | Buffer
}

export function createUploads(house: TestHouse, campaign: string) {
  const base = `/api/campaigns/${campaign}`
  const get = (persona: Persona, url: string) => house.as(persona, { method: 'GET', url: `${base}${url}` })
  const post = (persona: Persona, url: string, payload: object = {}) =>
    house.as(persona, { method: 'POST', url: `${base}${url}`, payload })
  const settled = async (persona: Persona, id: string): Promise<ImportView> => {
    for (let tries = 0; tries < 200; tries++) {
      const view = importView.parse((await get(persona, `/imports/${id}`)).json())
      if (view.status !== 'reading' && view.status !== 'keeping') return view
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('still under way')
  }
  const checked = async (persona: Persona, query: string, file: GivenFile): Promise<ImportView> => {
    const answer = await house.as(persona, { method: 'POST', url: `${base}/imports${query}`, ...multipart(file) })
    expect(answer.statusCode, answer.body).toBe(202)
    return settled(persona, importView.parse(answer.json()).id)
  }
  const kept = async (persona: Persona, id: string, body: { mode: string; reason?: string }): Promise<ImportView> => {
    const answer = await post(persona, `/imports/${id}/keep`, body)
    expect(answer.statusCode, answer.body).toBe(202)
    return settled(persona, id)
  }
  return { get, post, settled, checked, kept }
}
