import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { type CommentGround, commentGroundNames, commentGrounds, type HouseRules } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { OutsideLink } from '../shell/outside-link.tsx'
import { Screen } from '../shell/screen.tsx'
import { AskForLook } from './ask-for-look.tsx'
import { ReadAnswer } from './read-answer.tsx'

const grounds: Readonly<Record<string, CommentGround>> = commentGrounds

/** For everybody, signed in or not: how comments on an official account are looked after, and how to ask for another look. */
export function HouseRulesScreen() {
  const { channel } = useParams({ strict: false }) as { readonly channel: string }
  const found = useQuery({ queryKey: ['house-rules', channel], queryFn: () => api.houseRules(channel) })
  const of = found.data
  return (
    <Screen
      key={channel}
      lead={of && `${of.channel} on ${of.platform}: ${of.address}. You do not have to sign in.`}
      title="House rules for comments"
    >
      <Loaded of={found} what="the house rules">
        {(rules) => (
          <>
            <Text as="p">
              <TextLink href="#another-look">My comment was hidden, or I have a code</TextLink>
            </Text>
            <Rules of={rules} />
            <AskForLook channel={channel} days={rules.answerDays} />
            <ReadAnswer />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Rules({ of: { rules, hours, forgetDays } }: { readonly of: HouseRules }) {
  return (
    <>
      <Stack as="section" css={{ maxWidth: '42rem' }} gap={0.5}>
        <H2 fontSize="md">Say what you think</H2>
        <Text as="p">
          You may disagree, criticise, complain and be angry at the government. That is never a reason to
          hide, delete or block, and neither is swearing about it.
        </Text>
        {hours !== null && <Text as="p">The account is watched: {hours}.</Text>}
        {rules !== null && (
          <Text as="p">
            The account has rules of its own: <OutsideLink address={rules} />
          </Text>
        )}
      </Stack>
      <Stack as="section" css={{ maxWidth: '42rem' }} gap={0.5}>
        <H2 fontSize="md">What is taken out of sight</H2>
        <ul css={listLook}>
          {commentGroundNames
            .filter((name) => rules !== null || !grounds[name]?.needsHouseRules)
            .map((name) => (
              <li key={name}>
                <Text fontWeight="bold">{grounds[name]?.label}. </Text>
                <Text>{grounds[name]?.says}</Text>
              </li>
            ))}
        </ul>
        <Text as="p">
          A person decides, gives a reason, and keeps what the comment looked like first. Hiding comes before
          deleting. Whatever is deleted, and whoever is blocked, somebody else looks at within two days.
        </Text>
        <Text as="p">
          Nobody looks whether you work for the government, and we match your name with nothing. What you said
          is forgotten here after {forgetDays} days where nothing was done to it.
        </Text>
      </Stack>
    </>
  )
}

const listLook = { display: 'grid', gap: '0.5rem', margin: 0, paddingLeft: '1.25rem' } as const
