import { useCallback, useEffect } from 'react'
import { takeFiles } from './pictures/take-files.ts'
import type { Check } from './use-check.ts'

/** Takes in files that were chosen, pasted or dropped anywhere, and reads what each tells of itself. */
export function useFiles({ fileReading, setPictures }: Check): (files: readonly File[]) => void {
  const onFiles = useCallback(
    (files: readonly File[]) => {
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
  useEffect(() => takeDrops(onFiles), [onFiles])
  return onFiles
}

/** A browser opens a file that is dropped beside the box, and the words would be gone with the page. */
function takeDrops(onFiles: (files: readonly File[]) => void): () => void {
  const allow = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0 || event.defaultPrevented) return
    event.preventDefault()
    onFiles(files)
  }
  document.addEventListener('dragover', allow)
  document.addEventListener('drop', drop)
  return () => {
    document.removeEventListener('dragover', allow)
    document.removeEventListener('drop', drop)
  }
}
