import { Text } from '@ag.ds-next/react/text'
import type { MyAccess } from '@secondlook/contract'
import { Fold } from '../../fold.tsx'
import { upperFirst } from '../words/upper-first.ts'

type May = MyAccess['may'][number]

/** What comes of roles first; what everybody may do folds away. */
export function MayDo({ may }: { readonly may: readonly May[] }) {
  const special = may.filter(({ through }) => through !== null)
  const common = may.filter(({ through }) => through === null)
  return (
    <>
      {special.length > 0 && <MayList may={special} />}
      <Fold label={`What everybody who is signed in may do (${common.length})`}>
        <MayList may={common} />
      </Fold>
    </>
  )
}

function MayList({ may }: { readonly may: readonly May[] }) {
  return (
    <ul css={listLook}>
      {may.map(({ act, says, because, through, needsStepUp }) => (
        <li key={`${act} ${because} ${through}`}>
          <Text as="p">{upperFirst(says)}</Text>
          <Text as="p" color="muted" fontSize="sm">
            {because}
            {through && ` You may as ${through}.`}
            {needsStepUp && ' We ask you once more whether it is you.'}
          </Text>
        </li>
      ))}
    </ul>
  )
}

const listLook = { display: 'grid', gap: '0.6rem', listStyle: 'none', margin: 0, padding: 0 } as const
