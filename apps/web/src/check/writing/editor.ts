import type { Finding } from '@secondlook/contract'
import type { Change } from './mend.ts'

export type Mark = {
  readonly from: number
  readonly to: number
  readonly advice: Finding['advice']
  readonly message: string
  readonly remedy: string
  /** Which finding it belongs to. */
  readonly finding: string
}

/** What the page may do with the box people write in, before and after the editor has loaded. */
export type Editor = {
  text(): string
  setText(text: string): void
  change(changes: readonly Change[]): void
  select(from: number, to: number): void
  mark(marks: readonly Mark[]): void
  focus(): void
  caret(): number
}

export type EditorEvents = {
  readonly onText: (text: string, caret: number) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onOpen: (finding: string) => void
}

export type EditorStart = {
  readonly text: string
  readonly selection: readonly [number, number]
  readonly focused: boolean
  readonly labelledBy: string
  readonly describedBy: string
}

export type MountEditor = (parent: HTMLElement, start: EditorStart, events: EditorEvents) => Editor

declare global {
  interface Window {
    /** Set by the editor's script, which is loaded after the page can be read. */
    secondLookEditor?: MountEditor
  }
}
