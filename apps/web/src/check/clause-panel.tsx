import { Drawer } from '@ag.ds-next/react/drawer'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PackPages } from '../pack/pack-face.ts'
import { ClauseText } from '../policy/clause-text.tsx'
import { LocalSettingText } from '../policy/local-setting-text.tsx'
import { PolicyLink } from '../policy/policy-link.tsx'

type ClausePanelProps = {
  /** A clause number, or `PACK:local.NAME`; nothing where the panel is shut. */
  readonly clause: string | undefined
  readonly pages: PackPages | undefined
  readonly onClose: () => void
}

/** The policy beside the words: the one clause a finding serves. */
export function ClausePanel({ clause, pages, onClose }: ClausePanelProps) {
  const local = clause?.split(':local.')[1]
  const found = pages?.clauses.find(({ number }) => number === clause)
  const setting = pages?.localSettings.find(({ id }) => id === local)
  const title = found?.title ?? setting?.title ?? 'The policy'
  return (
    <Drawer isOpen={clause !== undefined} mutedOverlay onClose={onClose} title={title}>
      <Stack gap={1.5}>
        {found && pages && (
          <Stack gap={0.5}>
            <Text color="muted">Clause {found.number}, in our words</Text>
            <ClauseText clause={found} law={pages.law} settings={pages.localSettings} />
          </Stack>
        )}
        {setting && (
          <Stack gap={0.5}>
            <Text color="muted">A local setting, not the policy’s text</Text>
            <LocalSettingText setting={setting} />
          </Stack>
        )}
        {!found && !setting && <Text>This clause belongs to a layer that is not shown here.</Text>}
        <Text>
          <PolicyLink to={local ? `local.${local}` : (clause ?? '')}>Read it in the whole policy</PolicyLink>
        </Text>
      </Stack>
    </Drawer>
  )
}
