import { ButtonLink } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Me } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { GatedScreen } from './gates.ts'
import { Screen } from './screen.tsx'

type NotYoursProps = { readonly screen: GatedScreen; readonly me: Me }

/** A screen that is not for whoever came: whom it is for, by the answer that the product itself goes by. */
export function NotYours({ screen: { title, acts }, me }: NotYoursProps) {
  const [act] = acts
  const person = me.person.id
  const why = useQuery({
    queryKey: ['why', person, act],
    queryFn: () => api.why({ person, act, object: undefined }),
  })
  // Where nobody is known by name, who can is what was said already.
  const names = why.data?.whoCan && !why.data.says.includes(why.data.whoCan) ? why.data.whoCan : undefined
  return (
    <Screen title={title}>
      <PageAlert title="This is not open to you" tone="info">
        <Text as="p">
          {why.data?.says ?? (why.isError && 'No role that you hold now allows it.')}
          {names && ` Ask ${names}.`}
        </Text>
        <Text as="p">
          <TextLink href="/roles">See who holds which role</TextLink>
        </Text>
      </PageAlert>
      <div>
        <ButtonLink href="/home">Go home</ButtonLink>
      </div>
    </Screen>
  )
}
