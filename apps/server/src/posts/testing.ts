import { askingPorts } from '../asking-ports.ts'
import { DailyBound, KeptIndex } from '../checks/index.ts'
import { noticeKinds } from '../notice-kinds.ts'
import { putInForce } from '../policy/in-force/put-in-force.ts'
import { openShelf } from '../policy/index.ts'
import { type MoreRoutes, openTestRegisters, type TestRegisters } from '../registers/testing.ts'
import type { WaysToLook } from './looking-up/ways.ts'
import type { PostsNeeds } from './needs.ts'
import { postsRoutes } from './routes.ts'

/** How what a version is made of is looked up, on what the routes of registers are handed. */
export type MakeWays = (needs: Parameters<MoreRoutes>[1]) => WaysToLook

/**
 * Registers and posts on a real database, with the policy of 2015 in force. A clock that the test sets, people by
 * `house.person`, roles by `house.grant`; `send` asks over HTTP as somebody.
 */
export async function openTestPosts(
  more?: MoreRoutes,
  out: Pick<PostsNeeds, 'isOut' | 'findOut' | 'outInLists'> = {},
  ways?: MakeWays,
): Promise<TestRegisters> {
  const test = await openTestRegisters((app, needs) => {
    const { recorder, askerOf, credentials, onFault, zone } = needs
    more?.(app, needs)
    const ports = askingPorts(recorder)
    const now = () => recorder.source.now()
    const looking = ways?.(needs)
    const { database, source } = recorder
    postsRoutes(app, {
      ...{ recorder, askerOf, zone, kinds: noticeKinds, ...out },
      ...(looking && { ways: looking }),
      limitTries: (_tried, attempt) => attempt(),
      onFault: (error) => onFault(error instanceof Error ? error : new Error(String(error))),
      checks: {
        ...{ policyFor: ports.policyFor, now, zone, kept: new KeptIndex(ports.registers) },
        bound: new DailyBound({
          ...{ database, source, most: 40 },
          vault: credentials,
        }),
        onFault: (error) => onFault(error instanceof Error ? error : new Error(String(error))),
      },
    })
  })
  const loaded = (await openShelf().list()).find(({ pack }) => pack.head.id === 'act-2015')
  if (!loaded) throw new Error('the base is shipped')
  const reason = 'First policy'
  await test.house.commit((tx, needs) => putInForce(tx, needs, { loaded, unit: null, from: null, reason }))
  return test
}
