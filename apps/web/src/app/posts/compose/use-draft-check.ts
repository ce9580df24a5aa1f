import type { PostBody, PostCheck } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isInsideWord } from '../../../advice/calm.ts'
import { api } from '../../api.ts'
import { mineKey } from './mine-key.ts'

/** Half a word can look like another, so in the middle of one it waits longer. */
const waitMs = (caretIsInsideWord: boolean): number => (caretIsInsideWord ? 1200 : 500)

export type Checked = { readonly of: PostBody; readonly check: PostCheck }

/** What the check says of the words as they stand: asked after a pause, and what was said stays until it says more. */
export function useDraftCheck(post: string, body: PostBody | undefined): Checked | undefined {
  const [checked, setChecked] = useState<Checked>()
  const [turn, setTurn] = useState(0)
  const newest = useRef<PostBody>(undefined)
  const declared = useDeclared(body)
  // The answer rests on what is said of a picture as well, which is beside the post and not in it.
  useEffect(() => {
    newest.current = body
    if (!body) return
    const ask = () => {
      api.checkDraft(post, body).then(
        (check) => {
          if (newest.current === body) setChecked({ of: body, check })
        },
        // Without a connection the last answer stays, and it is asked again when there may be one.
        () => undefined,
      )
    }
    const timer = setTimeout(ask, turn === 0 && checked === undefined ? 0 : waitMs(isAtWord()))
    return () => clearTimeout(timer)
  }, [post, body, turn, declared])
  useEffect(() => {
    const again = () => setTurn((count) => count + 1)
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  return checked
}

/** What was said of the pictures in it. */
function useDeclared(body: PostBody | undefined): string {
  const used = body?.pictures.map(({ media }) => media) ?? []
  const mine = useQuery({ queryKey: mineKey, queryFn: () => api.pictures(), enabled: used.length > 0 })
  const said = mine.data?.media
    .filter(({ id }) => used.includes(id))
    .map(({ id, declared }) => [id, declared])
  return JSON.stringify(said ?? [])
}

function isAtWord(): boolean {
  const at = document.activeElement
  return at instanceof HTMLTextAreaElement && isInsideWord(at.value, at.selectionStart)
}
