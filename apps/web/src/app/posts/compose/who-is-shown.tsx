import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { Fieldset } from '@ag.ds-next/react/fieldset'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { MediaFile, PostPicture } from '@secondlook/contract'
import { EntryPicker } from './entry-picker.tsx'

type People = PostPicture['people']
type WhoIsShownProps = {
  readonly at: number
  readonly known: MediaFile | undefined
  readonly people: People
  readonly onSet: (people: People) => void
}

/** Who can be recognised, each with the entry of their consent. */
export function WhoIsShown({ at, known, people, onSet }: WhoIsShownProps) {
  const said = known?.declared?.people
  if (said === 'no' && people.length === 0)
    return <Text as="p">You said that nobody can be recognised in it.</Text>
  const set = (index: number, change: Partial<People[number]>) =>
    onSet(people.map((one, place) => (place === index ? { ...one, ...change } : one)))
  return (
    <Fieldset hint={hintFor(said)} legend="Who is shown">
      <Stack alignItems="flex-start" gap={1}>
        {people.map((one, index) => (
          <Stack css={{ width: '100%' }} gap={0.75} key={index}>
            <TextInput
              hideOptionalLabel
              id={`field-pictures-${at}-people-${index}`}
              label="Name"
              maxWidth="xl"
              onChange={({ target }) => set(index, { name: target.value })}
              value={one.name}
            />
            <EntryPicker
              hint="Start to type their name; it is looked for in the register of consents"
              id={`field-pictures-${at}-consent-${index}`}
              label="Consent"
              onChange={(consent) => set(index, { consent })}
              register="consents"
              value={one.consent}
            />
            <div css={{ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1.5rem' }}>
              <Checkbox
                checked={one.minor}
                onChange={({ target }) => set(index, { minor: target.checked })}
                size="sm"
              >
                Under 18
              </Checkbox>
              <Button
                onClick={() => onSet(people.filter((_, place) => place !== index))}
                size="sm"
                variant="text"
              >
                Take out<span css={visuallyHiddenStyles}> {one.name || 'this person'}</span>
              </Button>
            </div>
          </Stack>
        ))}
        <Button
          onClick={() => onSet([...people, { name: '', consent: null, minor: false }])}
          size="sm"
          variant="secondary"
        >
          Add somebody
        </Button>
        <Text fontSize="sm">
          <TextLink href="/registers/permission-requests/new?kind=consent" rel="noopener" target="_blank">
            Ask for consent to show somebody (opens in a new tab)
          </TextLink>
        </Text>
      </Stack>
    </Fieldset>
  )
}

const hintFor = (said: NonNullable<MediaFile['declared']>['people'] | undefined): string =>
  said === 'not-sure'
    ? 'You were not sure whether people can be recognised. Not sure counts as yes: name whoever it may be, or say on the picture that nobody can be.'
    : 'Everybody who can be recognised has to have said yes to this use.'
