import { Drawer } from '@ag.ds-next/react/drawer'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PackPages } from '../pack/pack-face.ts'
import { ClauseText } from '../policy/clause-text.tsx'
import { LocalSettingText } from '../policy/local-setting-text.tsx'

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
  return (
    <Drawer
      isOpen={clause !== undefined}
      onClose={onClose}
      title={setting ? 'A local setting' : `Clause ${clause ?? ''}`}
    >
      <Stack gap={1.5}>
        {found && pages && <ClauseText clause={found} law={pages.law} settings={pages.localSettings} />}
        {setting && <LocalSettingText setting={setting} />}
        {!found && !setting && <Text>This clause belongs to a layer that is not shown here.</Text>}
        <TextLink href={`/policy#${local ? `local.${local}` : (clause ?? '')}`}>
          Read it in the whole policy
        </TextLink>
      </Stack>
    </Drawer>
  )
}
