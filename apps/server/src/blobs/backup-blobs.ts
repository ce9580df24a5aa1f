import type { KeyedStore } from './key.ts'

type BlobWriter = { write(bytes: Uint8Array): Promise<void>; finish(): Promise<void> }

/** What `backup` and `restore` ask of files, where those are not in the data folder. */
export const backupBlobs = (store: KeyedStore) => ({
  list: () => store.list(''),
  read: (key: string) => store.read(key),
  begin: async (key: string): Promise<BlobWriter> => {
    const pieces: Uint8Array[] = []
    return {
      write: async (bytes) => void pieces.push(Uint8Array.from(bytes)),
      finish: async () => await store.put(key, Buffer.concat(pieces)),
    }
  },
  remove: async (key: string) => await store.remove(key),
})
