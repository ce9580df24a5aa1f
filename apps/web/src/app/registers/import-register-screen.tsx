import { TextLink } from '@ag.ds-next/react/text-link'
import type { Register, RegisterName } from '@secondlook/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { FileImportFlow } from '../forms/file-import-flow.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { NotHere } from '../shell/not-here.tsx'
import { Screen } from '../shell/screen.tsx'
import { NotAdded } from './not-added.tsx'
import { useRegister } from './use-register.ts'

/** A file of entries of one register. */
export function ImportRegisterScreen() {
  const found = useRegister()
  return found ? <ImportInto name={found.name} register={found.register} /> : <NotHere />
}

type ImportIntoProps = { readonly name: RegisterName; readonly register: Register }

function ImportInto({ name, register }: ImportIntoProps) {
  const client = useQueryClient()
  const list = useQuery({ queryKey: ['registers', 'may-add', name], queryFn: () => api.entries(name, {}) })
  return (
    <Screen
      back={{ to: `/registers/${name}`, says: register.title }}
      lead="Nothing changes until you have seen what would change and said yes. A file with a mistake in it is refused whole."
      title={`Bring in a file: ${register.title}`}
    >
      <Loaded of={list} what="what may be brought in">
        {({ mayAdd, whyNot }) =>
          mayAdd && !register.isAnswered ? (
            <FileImportFlow
              confirm={(id) => api.confirmRegisterImport(name, id)}
              guide={
                <>
                  The columns are in <TextLink href="/docs/guides/keep-the-registers">the guide</TextLink>.
                  The quickest way to begin:{' '}
                  <TextLink download href={`/api/v1/registers/${name}/file.csv`}>
                    take this register out
                  </TextLink>
                  , change it in a spreadsheet, and bring it in again.
                </>
              }
              hint="A CSV file in UTF-8, with a first row of column names. One row an entry."
              label="File"
              next={{ to: `/registers/${name}`, says: `Go to ${register.title.toLowerCase()}` }}
              onDone={() => void client.invalidateQueries({ queryKey: ['registers'] })}
              readFile={(file, text) => api.readRegisterFile(name, file, text)}
              stateOf={(id) => api.registerImportState(name, id)}
            />
          ) : (
            <NotAdded register={register} whyNot={whyNot} />
          )
        }
      </Loaded>
    </Screen>
  )
}
