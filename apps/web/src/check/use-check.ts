import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Answers, firstAnswers, toDraft } from '../advice/answers.ts'
import { waitMs } from '../advice/calm.ts'
import type { PackPages } from '../pack/pack-face.ts'
import { FileReading } from './pictures/file-reading.ts'
import { type Picture, toMedia } from './pictures/picture.ts'
import { type Checked, Checker } from './reading/checker.ts'
import { keepOffline, startPictureWorker, startWorker } from './scripts.ts'

export type Check = {
  readonly text: string
  readonly answers: Answers
  readonly pictures: readonly Picture[]
  /** What the pack says, once the worker has it. */
  readonly pages: PackPages | undefined
  /** The newest answer, or nothing where there is nothing to read. */
  readonly checked: Checked | undefined
  readonly fileReading: FileReading | undefined
  readonly isBroken: boolean
  readonly setText: (text: string, caret: number) => void
  readonly setAnswers: (change: Partial<Answers>) => void
  readonly setPictures: (change: (now: readonly Picture[]) => readonly Picture[]) => void
}

/** The page's whole state. It is gone when the page is closed. */
export function useCheck(): Check {
  const [written, setWritten] = useState({ text: '', caret: 0 })
  const [answers, setAll] = useState(firstAnswers)
  const [pictures, setPictures] = useState<readonly Picture[]>([])
  const [pages, setPages] = useState<PackPages>()
  const [checked, setChecked] = useState<Checked>()
  const [checker, setChecker] = useState<Checker>()
  const [isBroken, setBroken] = useState(false)
  const [fileReading, setFileReading] = useState<FileReading>()
  const lastText = useRef('')

  useEffect(() => {
    const worker = startWorker()
    worker.onerror = () => setBroken(true)
    setChecker(new Checker(worker, { onReady: setPages, onChecked: setChecked }))
    const pictureWorker = startPictureWorker()
    setFileReading(new FileReading(pictureWorker))
    void keepOffline()
    return () => {
      worker.terminate()
      pictureWorker.terminate()
    }
  }, [])

  const draft = useMemo(
    () => toDraft(written.text, answers, pictures.map(toMedia)),
    [written.text, answers, pictures],
  )
  const isEmpty = written.text.trim() === '' && pictures.length === 0

  useEffect(() => {
    const typed = draft.text !== lastText.current
    lastText.current = draft.text
    // What was said of words that are gone is not said of the next ones.
    if (isEmpty) setChecked(undefined)
    if (!checker || isEmpty) return
    // An answer is a whole thought, so only typing waits.
    const timer = setTimeout(() => checker.check(draft), typed ? waitMs(draft.text, written.caret) : 0)
    return () => clearTimeout(timer)
  }, [checker, draft, isEmpty, written.caret])

  return {
    text: written.text,
    answers,
    pictures,
    pages,
    checked: isEmpty ? undefined : checked,
    fileReading,
    isBroken,
    setText: useCallback((text: string, caret: number) => setWritten({ text, caret }), []),
    setAnswers: useCallback((change: Partial<Answers>) => setAll((now) => ({ ...now, ...change })), []),
    setPictures,
  }
}
