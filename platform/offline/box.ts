/** An opened vault: values by name, encrypted on the way in. It lives in the page's memory and goes with it. */
import type { DeviceStore } from './device-store.ts'
import { bytesOf, open, seal, textOf, type Bytes, type Sealed } from './sealing.ts'

export interface Box {
  person: string
  /** Numbers its changes. */
  device: string
  get: (name: string) => Promise<unknown>
  bytes: (name: string) => Promise<ArrayBuffer | undefined>
  /** JSON, or bytes; undefined removes. All or nothing. */
  write: (entries: Readonly<Record<string, unknown>>) => Promise<void>
  names: (prefix: string) => Promise<string[]>
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'iv' in value && 'data' in value

export function openBox(
  store: DeviceStore,
  { person, device }: { person: string; device: string },
  key: CryptoKey,
): Box {
  const full = (name: string): string => `data/${person}/${name}`
  const bytes = async (name: string): Promise<ArrayBuffer | undefined> => {
    const kept = await store.get(full(name))
    return isSealed(kept) ? open(key, full(name), kept) : undefined
  }
  const sealed = async (name: string, value: unknown): Promise<[string, unknown]> => {
    if (value === undefined) return [full(name), undefined]
    const plain: Bytes | ArrayBuffer = value instanceof ArrayBuffer ? value : bytesOf(JSON.stringify(value))
    return [full(name), await seal(key, full(name), plain)]
  }
  return {
    person,
    device,
    bytes,
    get: async (name) => {
      const plain = await bytes(name)
      return plain === undefined ? undefined : JSON.parse(textOf(plain))
    },
    write: async (entries) => {
      const all = await Promise.all(Object.entries(entries).map(([name, value]) => sealed(name, value)))
      await store.write(Object.fromEntries(all))
    },
    names: async (prefix) => (await store.names(full(prefix))).map((name) => name.slice(full('').length)),
  }
}
