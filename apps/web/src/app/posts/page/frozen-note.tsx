import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { sayUntil } from '../../words/instant.ts'
import { Note } from './note.tsx'

/** Before somebody approves: that a freeze would stop it at its time. */
export function FrozenNote({ of: frozen }: { readonly of: PostPage['frozen'] }) {
  return frozen.map(({ id, title, until }) => (
    <Note key={id} says={`A freeze would stop it: ${title}`} tone="info">
      <Text as="p">
        It holds {until === null ? 'until somebody lifts it' : `until ${sayUntil(until)}`}. You can approve
        the post; if <TextLink href={`/registers/freezes/${id}`}>the freeze</TextLink> still holds at its
        time, it waits for somebody to let it go.
      </Text>
    </Note>
  ))
}
