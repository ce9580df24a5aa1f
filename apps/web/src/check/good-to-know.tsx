import { face } from 'virtual:pack-face'
import { Details } from '@ag.ds-next/react/details'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { PolicyLink } from '../policy/policy-link.tsx'
import { DoesThisBindMe } from './asking/does-this-bind-me.tsx'

/** Answers for whoever asks. None of it stands in the way of writing. */
export function GoodToKnow() {
  return (
    <Stack gap={0}>
      <Details label="May I talk about politics or my union?">
        <Text as="p">
          You can hold political and union views and say so. We look only at links with your own work,
          secrets, and harm to people.
        </Text>
      </Details>
      <DoesThisBindMe />
      <Details label="How do my words stay on this device?">
        <Stack gap={1}>
          <Text as="p">
            The policy and the program that reads your words were loaded with this page. Your browser is told
            to refuse any connection the page might try, and it works with the network cable out.
          </Text>
          <Text as="p">
            Nothing is stored: close the page and it is gone. Nobody can list what you checked, because there
            is no list.
          </Text>
        </Stack>
      </Details>
      <Details label="Which policy is this?">
        <Text as="p">
          {face.body}, {face.title}. {face.status}. <PolicyLink>Read it, clause by clause</PolicyLink>
        </Text>
      </Details>
    </Stack>
  )
}
