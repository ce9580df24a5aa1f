import { WrongCall } from '../wrong-call.ts'
import { diffPacks } from './diff-packs.ts'
import { lintPacks } from './lint-packs.ts'
import { newPack } from './new-pack.ts'
import { showPack } from './show-pack.ts'
import { testPacks } from './test-packs.ts'

const acts: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  test: testPacks,
  lint: lintPacks,
  show: showPack,
  diff: diffPacks,
  new: newPack,
}

export async function pack([name, ...rest]: readonly string[]): Promise<number> {
  const act = name === undefined ? undefined : acts[name]
  if (!act) throw new WrongCall(`pack ${name ?? 'what'}? there are ${Object.keys(acts).join(', ')}`)
  return act(rest)
}
