import { Readable } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { cleanFileName } from '../files/file-name.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Upload } from './context.ts'
import { problem } from './problem.ts'

/** Streams every file of a multipart request into the store. @throws house.too-large, house.too-many-files, house.unreadable */
export async function receiveUpload(
  request: FastifyRequest,
  files: FileStore,
  { maxBytes, maxFiles = 10 }: { maxBytes: number; maxFiles?: number },
): Promise<Upload> {
  if (maxBytes === 0) throw new Error('this route declares no upload')
  if (!request.isMultipart()) throw problem('house.unreadable', { detail: 'multipart/form-data' })
  const received: Upload = { files: [], fields: {} }
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes, files: maxFiles } })) {
      if (part.type === 'field') {
        received.fields[part.fieldname] = String(part.value)
        continue
      }
      const stored = await files.put(Readable.from(whole(part.file, maxBytes)))
      received.files.push({ field: part.fieldname, name: cleanFileName(part.filename), ...stored })
    }
  } catch (cause) {
    throw isTooMany(cause) ? problem('house.too-many-files', { limit: maxFiles }) : cause
  }
  return received
}

const isTooMany = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'FST_FILES_LIMIT'

/** The file to its end; a store that meets the refusal keeps nothing of it. @throws house.too-large */
async function* whole(file: MultipartFile['file'], limit: number): AsyncGenerator<unknown> {
  yield* file
  if (file.truncated) throw problem('house.too-large', { limit })
}
