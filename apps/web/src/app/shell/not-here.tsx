import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { Screen } from './screen.tsx'

/** An address that is no screen. */
export function NotHere() {
  return (
    <Screen title="There is nothing here">
      <Text as="p">
        The address may be old or mistyped. <TextLink href="/home">Go home</TextLink>.
      </Text>
    </Screen>
  )
}
