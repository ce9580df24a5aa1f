import { Box } from '@ag.ds-next/react/box'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { LocalSettingText } from './local-setting-text.tsx'

/** What the policy does not say, and what is done about it here. */
export function SettingList({ settings }: { readonly settings: NonNullable<Pack['head']['localSettings']> }) {
  if (settings.length === 0) return null
  return (
    <Box as="section" aria-labelledby="local-settings">
      <Stack gap={1.5}>
        <H2 fontSize="lg" id="local-settings">
          Local settings
        </H2>
        <Text as="p">
          None of this is the policy’s text. It is what this pack does where the policy is silent.
        </Text>
        {settings.map((setting) => (
          <Box css={{ scrollMarginTop: '1rem' }} id={`local.${setting.id}`} key={setting.id}>
            <LocalSettingText setting={setting} />
          </Box>
        ))}
      </Stack>
    </Box>
  )
}
