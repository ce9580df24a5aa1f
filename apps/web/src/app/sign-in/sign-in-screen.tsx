import { Box } from '@ag.ds-next/react/box'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { isAppPath } from '../shell/app-paths.ts'
import { Screen } from '../shell/screen.tsx'
import { SignInWays } from './sign-in-ways.tsx'

/** Where everybody comes in, and goes on to the address they asked for. */
export function SignInScreen() {
  const router = useRouter()
  const client = useQueryClient()
  const { to: asked } = useSearch({ strict: false })
  const to = asked !== undefined && isAppPath(asked) && !asked.startsWith('/sign-in') ? asked : '/home'
  async function goOn(): Promise<void> {
    await client.resetQueries()
    router.history.replace(to)
  }
  return (
    <Box css={{ maxWidth: '38rem' }}>
      <Screen title="Sign in" lead="For posts on official channels, and what belongs to them.">
        <SignInWays onIn={() => void goOn()} to={to} />
        <Text as="p" fontSize="sm">
          Only want to check something of your own before you post it?{' '}
          <TextLink href="/check">Check before you post</TextLink> is private and needs no sign-in.
        </Text>
      </Screen>
    </Box>
  )
}
