/** Where a device keeps things: names and values, several written at once or not at all. What lies there is encrypted by `box.ts`. */
export interface DeviceStore {
  get: (name: string) => Promise<unknown>
  /** All of it or nothing; a value of undefined removes the name. */
  write: (entries: Readonly<Record<string, unknown>>) => Promise<void>
  names: (prefix: string) => Promise<string[]>
  /** Reads one value and puts another in its place, with nothing in between, also from another page; undefined leaves it. */
  change: (name: string, next: (value: unknown) => unknown) => Promise<void>
}

/** The device did not take what was to be written: nothing of it is there. */
export class StoreFailed extends Error {
  constructor(cause?: unknown) {
    super('the store of the device is full or closed', { cause })
    this.name = 'StoreFailed'
  }
}

const STORE = 'things'

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the store of the device failed'))
  })

/** IndexedDB: values are cloned, so that a key that may not leave the device can lie there as it is. */
export async function openDeviceStore(name: string): Promise<DeviceStore> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE)
  const db = await settled(opening)
  const reading = () => db.transaction(STORE, 'readonly').objectStore(STORE)
  return {
    get: (key) => settled(reading().get(key)),
    names: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      return (await settled(reading().getAllKeys(range))).map(String)
    },
    write: (entries) =>
      writing(db, (things) => {
        for (const [key, value] of Object.entries(entries)) {
          if (value === undefined) things.delete(key)
          else things.put(value, key)
        }
      }),
    change: (key, next) =>
      writing(db, (things) => {
        const reading = things.get(key)
        reading.onsuccess = () => {
          const value = next(reading.result)
          if (value !== undefined) things.put(value, key)
        }
      }),
  }
}

/** One transaction: all of it or nothing. */
const writing = (db: IDBDatabase, work: (things: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' })
    work(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(new StoreFailed(transaction.error))
  })

/** For tests: lost with the page. */
export function memoryStore(): DeviceStore {
  const things = new Map<string, unknown>()
  return {
    get: async (name) => structuredClone(things.get(name)),
    names: async (prefix) => [...things.keys()].filter((name) => name.startsWith(prefix)).toSorted(),
    write: async (entries) => {
      for (const [name, value] of Object.entries(structuredClone(entries))) {
        if (value === undefined) things.delete(name)
        else things.set(name, value)
      }
    },
    change: async (name, next) => {
      const value = next(structuredClone(things.get(name)))
      if (value !== undefined) things.set(name, structuredClone(value))
    },
  }
}
