import { TextLink } from '@ag.ds-next/react/text-link'
import type { ShownValue } from '@secondlook/contract'
import { Fragment } from 'react'
import { sayPlain } from '../words/plain.ts'

/** Values in words, each leading to where there is more of it. */
export function ShownValues({ values }: { readonly values: readonly ShownValue[] }) {
  return (
    <span css={{ overflowWrap: 'anywhere' }}>
      {values.map(({ says, to }, at) => (
        <Fragment key={`${says} ${to}`}>
          {at > 0 && ', '}
          {to === null ? sayPlain(says) : <TextLink href={to}>{says}</TextLink>}
        </Fragment>
      ))}
    </span>
  )
}
