import { useCallback } from 'react'
import { takeFiles } from './pictures/take-files.ts'
import type { Check } from './use-check.ts'

/** Takes in files that were chosen, dropped or pasted, and reads what each tells of itself. */
export function useFiles({ fileReading, setPictures }: Check): (files: readonly File[]) => void {
  return useCallback(
    (files) => {
      const taken = takeFiles(files)
      setPictures((now) => [...now, ...taken.map(({ picture }) => picture)])
      for (const { file, picture } of taken) {
        void fileReading
          ?.read(file)
          .then((found) =>
            setPictures((now) => now.map((one) => (one.key === picture.key ? { ...one, found } : one))),
          )
      }
    },
    [fileReading, setPictures],
  )
}
