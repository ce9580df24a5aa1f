import type { FileAsked, FileRead } from './found.ts'
import { readPicture } from './read-picture.ts'

/** The part of a worker that this file uses; the page's own types do not know it. */
type Scope = {
  onmessage: ((event: MessageEvent<FileAsked>) => void) | null
  postMessage(answer: FileRead): void
}

const scope = self as unknown as Scope

scope.onmessage = ({ data: { ask, bytes } }) => scope.postMessage({ ask, found: readPicture(bytes) })
