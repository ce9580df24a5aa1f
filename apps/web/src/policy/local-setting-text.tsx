import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'

type LocalSetting = NonNullable<Pack['head']['localSettings']>[number]

/** Something the policy leaves open, and what is done about it here. Never the policy's own text. */
export function LocalSettingText({ setting }: { readonly setting: LocalSetting }) {
  return (
    <Stack gap={0.25}>
      <Text as="p" fontWeight="bold">
        {setting.title}
      </Text>
      <Text as="p" color="muted">
        {setting.open}
      </Text>
      <Text as="p">{setting.setting}</Text>
    </Stack>
  )
}
