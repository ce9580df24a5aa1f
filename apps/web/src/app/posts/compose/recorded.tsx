import { Button } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'

/** What of all this stays on record, and what does not. */
export function Recorded({ post, onClose }: { readonly post: string; readonly onClose: () => void }) {
  return (
    <Modal
      actions={
        <Button onClick={onClose} variant="secondary">
          Go on writing
        </Button>
      }
      isOpen
      onClose={onClose}
      title="What will be recorded"
    >
      <Stack gap={1}>
        <Text as="p">
          <strong>While you write:</strong> that the post was begun, and by whom. The draft is kept as it
          stands now; how it came to be, letter by letter, is not. What is not sent yet is kept in this
          browser until it is.
        </Text>
        <Text as="p">
          <strong>When you ask for approval:</strong> a version that nobody can change any more. It holds the
          words for each channel, the pictures with their descriptions, credits and consents, when it goes
          out, how much is at stake, what part AI had, the sources, what the check found, and everybody whose
          words are in it, each under a fingerprint that shows if anything of it is changed.
        </Text>
        <Text as="p">
          <strong>After that:</strong> who approved, returned or held it, when, under which delegation and
          why. Working title, campaign, tags and notes are kept with the post and are no part of what is
          approved.
        </Text>
        <Text as="p">
          It is kept as long as the records authority asks.{' '}
          <TextLink href={`/posts/${post}`}>The story of this post</TextLink> shows what is on record so far.
        </Text>
      </Stack>
    </Modal>
  )
}
