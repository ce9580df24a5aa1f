import { boxPalette } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'

type CollectionNoticeProps = {
  /** Why it is asked, after "We keep this". */
  readonly why: string
  /** How long, after "It is kept". */
  readonly how: string
  /** Where what is typed may be given out under the law on access to information. */
  readonly mayBeDisclosed?: boolean
  /** Before signing in there is nothing to lead to. */
  readonly isSignedIn?: boolean
}

/** Stands where personal information is taken: why, how long, and who may see it. */
export function CollectionNotice({
  why,
  how,
  mayBeDisclosed = false,
  isSignedIn = true,
}: CollectionNoticeProps) {
  return (
    <div css={noticeLook}>
      {mayBeDisclosed && (
        <Text as="p" fontSize="sm" fontWeight="bold">
          Your comments here may be disclosed.
        </Text>
      )}
      <Text as="p" color="muted" fontSize="sm">
        We keep this {why}. It is kept {how}. Every change is recorded with who made it.{' '}
        {isSignedIn && (
          <>
            <TextLink href="/held-about-me">See what is held about you</TextLink>.
          </>
        )}
      </Text>
    </div>
  )
}

const noticeLook = {
  ...{ borderLeft: `4px solid ${boxPalette.borderMuted}`, maxWidth: '42rem', paddingLeft: '0.75rem' },
} as const
