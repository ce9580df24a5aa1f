import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Register } from '@secondlook/contract'

/** Why something is not open, and who can. */
export function NotOpen({ whyNot }: { readonly whyNot: string | null }) {
  return (
    <PageAlert title="This is not open to you" tone="info">
      <Text as="p">{whyNot ?? 'No role that you hold now allows it.'}</Text>
      <Text as="p">
        <TextLink href="/roles">See who holds which role</TextLink>
      </Text>
    </PageAlert>
  )
}

type NotAddedProps = { readonly register: Register; readonly whyNot: string | null }

/** Where nothing can be typed in: why, or how an entry comes about instead. */
export function NotAdded({ register, whyNot }: NotAddedProps) {
  if (!register.isAnswered) return <NotOpen whyNot={whyNot} />
  return (
    <PageAlert title="Nobody types these in" tone="info">
      <Text as="p">{register.empty}</Text>
      <Text as="p">
        <TextLink href="/registers/permission-requests/new">Ask for permission</TextLink>
      </Text>
    </PageAlert>
  )
}
