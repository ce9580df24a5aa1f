import { TextLink } from '@ag.ds-next/react/text-link'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { FileImportFlow } from '../forms/file-import-flow.tsx'
import { Screen } from '../shell/screen.tsx'

/** A file of people. */
export function ImportScreen() {
  const client = useQueryClient()
  return (
    <Screen
      back={{ to: '/people', says: 'People' }}
      lead="Nothing changes until you have seen what would change and said yes. A file with a mistake in it is refused whole."
      title="Bring in a file of people"
    >
      <FileImportFlow
        confirm={api.confirmImport}
        guide={
          <>
            The columns and an example are in <TextLink href="/docs/guides/import-people">the guide</TextLink>
            . Leave out accounts on social media: there is no place for them here.
          </>
        }
        hint="A CSV file in UTF-8, with a first row of column names. One row a person."
        label="File of people"
        next={{ to: '/people', says: 'Go to people' }}
        onDone={() => void client.invalidateQueries({ queryKey: ['people'] })}
        readFile={api.readPeopleFile}
        stateOf={api.importState}
      />
    </Screen>
  )
}
