import { face } from 'virtual:pack-face'
import { Details } from '@ag.ds-next/react/details'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useState } from 'react'
import { PolicyLink } from '../../policy/policy-link.tsx'

const everyone = face.bound ?? []

/** For contractors, volunteers and others at the edge. The answer changes nothing else on the page. */
export function DoesThisBindMe() {
  const [who, setWho] = useState('')
  const chosen = everyone.find((one) => one.who === who)
  return (
    <Details label="Does this bind me?">
      <Stack gap={1}>
        <Select
          block
          hideOptionalLabel
          label="I am"
          maxWidth="xl"
          onChange={({ target }) => setWho(target.value)}
          options={everyone.map((one) => ({ value: one.who, label: one.who }))}
          placeholder="Choose what fits best"
          value={who}
        />
        <div aria-live="polite">
          {chosen && (
            <Text as="p">
              {chosen.say} <PolicyLink to={chosen.clause}>Clause {chosen.clause}</PolicyLink>
            </Text>
          )}
        </div>
      </Stack>
    </Details>
  )
}
