import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H3 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PostFinding, PostPage, PostProblem } from '@secondlook/contract'
import { phrases } from '../../../advice/strength.ts'
import { tones } from '../../../advice/tones.ts'
import { pictureOf, sortFindings } from '../page/answering.ts'

type WholeCheckProps = { readonly page: PostPage; readonly onLead: (to: PostProblem) => void }

/** What the whole check says of a version, with everything that only a version is held against. */
export function WholeCheck({ page, onLead }: WholeCheckProps) {
  const { version, neutral } = page
  if (!version) return null
  const { check } = version
  const missing = check.problems.filter(({ isWarning }) => !isWarning)
  const warnings = check.problems.filter(({ isWarning }) => isWarning)
  const { toChange, toAnswer, toThink } = sortFindings(check.findings)
  const saidAbove = new Set(missing.map(({ code }) => (code === 'alt-missing' ? 'alt-text' : code)))
  const open = check.needed.filter(({ met, kind }) => met === false && !saidAbove.has(kind))
  const say = ({ message, remedy, spans }: PostFinding): string => {
    const place = pictureOf({ spans, picturesCount: version.body.pictures.length })
    return [place && `${place}:`, message, remedy].filter(Boolean).join(' ')
  }
  const isOther = (finding: PostFinding) => !neutral.says.includes(finding.message)
  const { icon: Icon, colour } = tones[check.advice]
  return (
    <Stack gap={1}>
      <div css={{ display: 'flex', gap: '0.6rem' }}>
        <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.15rem' }} size="sm" />
        <Text as="p" fontWeight="bold">
          Version {version.number}: {phrases[check.advice].title.toLowerCase()}
        </Text>
      </div>
      {neutral.state === 'asked' && (
        <div css={neutralLook}>
          <Text as="p">{neutral.says}</Text>
          <Text as="p" color="muted" fontSize="sm">
            You can ask for approval all the same. It goes out once this is settled.
          </Text>
        </div>
      )}
      <Missing of={missing} onLead={onLead} />
      <Group says={toChange.filter(isOther).map(say)} title="Only a change clears this" />
      <Group
        says={toAnswer.filter(isOther).map(say)}
        title="Whoever approves gives a reason for this, if it stays"
      />
      <Group says={open.map(({ say }) => say)} title="Before it can go out" />
      <Group says={[...warnings.map((one) => one.says), ...toThink.map(say)]} title="Worth a thought" />
    </Stack>
  )
}

/** What only whoever writes can settle, each with the way to its place. */
function Missing({ of: missing, onLead }: Pick<WholeCheckProps, 'onLead'> & { of: readonly PostProblem[] }) {
  if (missing.length === 0) return null
  return (
    <div>
      <H3 fontSize="sm">Still missing</H3>
      <ul css={{ margin: '0.25rem 0 0', paddingLeft: '1.25rem' }}>
        {missing.map((problem) => (
          <li key={`${problem.field} ${problem.says}`}>
            <Button css={leadLook} onClick={() => onLead(problem)} variant="text">
              {problem.says}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Group({ title, says }: { readonly title: string; readonly says: readonly string[] }) {
  if (says.length === 0) return null
  return (
    <div>
      <H3 fontSize="sm">{title}</H3>
      <ul css={{ margin: '0.25rem 0 0', paddingLeft: '1.25rem' }}>
        {[...new Set(says)].map((one) => (
          <li key={one}>
            <Text>{one}</Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

const leadLook = { textAlign: 'left', '& > span': { whiteSpace: 'normal' } } as const
const neutralLook = {
  ...{ background: boxPalette.backgroundShade, borderLeft: `4px solid ${boxPalette.systemWarning}` },
  padding: '0.6rem 0.9rem',
} as const
