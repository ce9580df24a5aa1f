import { runCases } from '@secondlook/engine'
import { write } from '../write.ts'
import { namedPacks, policyFor } from './named-packs.ts'

/** Runs the cases that packs carry. */
export async function testPacks(args: readonly string[]): Promise<number> {
  let failed = 0
  for (const pack of namedPacks(args)) {
    const results = runCases(policyFor(pack), pack)
    const wrong = results.filter(({ problems }) => problems.length > 0)
    for (const { name, problems } of wrong)
      await write(`${pack.head.id}: ${name}\n${problems.map((one) => `    ${one}\n`).join('')}`)
    await write(
      `${pack.head.id} ${pack.head.version}: ${results.length - wrong.length} of ${results.length} cases hold\n`,
    )
    failed += wrong.length
  }
  if (failed > 0)
    process.stderr.write(`secondlook: ${failed} ${failed === 1 ? 'case does' : 'cases do'} not hold\n`)
  return failed > 0 ? 1 : 0
}
