/** AES-256-GCM over bytes, bound to the name under which they lie, so that nothing can be put in another's place. */
export type Bytes = Uint8Array<ArrayBuffer>

export interface Sealed {
  iv: Bytes
  data: ArrayBuffer
}

const utf8 = new TextEncoder()
export const bytesOf = (text: string): Bytes => new Uint8Array(utf8.encode(text))
export const textOf = (bytes: ArrayBuffer): string => new TextDecoder().decode(bytes)
export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))

export async function seal(key: CryptoKey, name: string, plain: Bytes | ArrayBuffer): Promise<Sealed> {
  const iv = randomBytes(12)
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(name) }, key, plain)
  return { iv, data }
}

/** @throws OperationError where key, name or content are not those of the sealing */
export const open = (key: CryptoKey, name: string, { iv, data }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(name) }, key, data)

/** A key that can seal and open, and never leaves the page. */
export const keyFrom = (raw: Bytes | ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
