import { Box } from '@ag.ds-next/react/box'
import { tokens } from '@ag.ds-next/react/core'
import { SkipLinks } from '@ag.ds-next/react/skip-link'
import { Stack } from '@ag.ds-next/react/stack'
import type { Pack } from '@secondlook/contract'
import { lawOf } from '../pack/pack-face.ts'
import { ClauseList } from './clause-list.tsx'
import { Contents } from './contents.tsx'
import { LawList } from './law-list.tsx'
import { PolicyTop } from './policy-top.tsx'
import { SettingList } from './setting-list.tsx'

/** The policy to read, clause by clause. It needs no script. */
export function PolicyPage({ pack }: { readonly pack: Pack }) {
  return (
    <>
      <SkipLinks links={[{ href: '#clauses', label: 'Skip to the clauses' }]} />
      <Box css={pageLook}>
        <PolicyTop pack={pack} />
        <Box css={columns}>
          <Contents clauses={pack.clauses} />
          <Stack as="main" gap={3} id="clauses">
            <ClauseList pack={pack} />
            <SettingList settings={pack.head.localSettings ?? []} />
            <LawList law={lawOf(pack)} />
          </Stack>
        </Box>
      </Box>
    </>
  )
}

const pageLook = {
  boxSizing: 'border-box',
  margin: '0 auto',
  maxWidth: tokens.maxWidth.container,
  padding: '1rem 1rem 4rem',
  [tokens.mediaQuery.min.md]: { padding: '1.5rem 2rem 4rem' },
} as const

const columns = {
  display: 'grid',
  gap: '2rem',
  [tokens.mediaQuery.min.lg]: { gridTemplateColumns: '16rem minmax(0, 46rem)', gap: '4rem' },
} as const
