import { makeProgramme, type Programme } from '../doubles/misbehave.ts'
import { routes } from '../doubles/routes.ts'
import { serve } from '../doubles/serve.ts'
import { apiOf } from './api.ts'
import { behindOf } from './behind.ts'
import { keepIn } from './keep.ts'
import { Network } from './network.ts'
import { nothingHere, pagesOf } from './pages.ts'

export type PracticeOptions = {
  /** Where it keeps what it holds, so that it is there again when it starts again; `null` is nowhere. */
  readonly folder: string | null
  /** 0 is any that is free. */
  readonly port: number
  readonly now?: () => number
  /** What is to go wrong, for tests. */
  readonly programme?: Programme
}
export type Practice = {
  readonly address: string
  /** Makes the account of a handle, or hands out the one that there is. */
  readonly makeAccount: (handle: string, name?: string) => { readonly id: string; readonly token: string }
  readonly network: Network
  readonly programme: Programme
  readonly stop: () => Promise<void>
}

/** Starts the practice platform on the loopback: its pages, what programs ask of it, and the panel behind our back. */
export async function startPractice({
  folder,
  port,
  now = Date.now,
  ...more
}: PracticeOptions): Promise<Practice> {
  const keeping = keepIn(folder)
  const network = new Network(keeping.kept, now, keeping.save)
  const programme = more.programme ?? makeProgramme()
  const own = { address: '' }
  const table = {
    ...apiOf(network, keeping, () => own.address),
    ...pagesOf(network, keeping),
    ...behindOf(network),
  }
  const serving = await serve(
    routes(table, () => nothingHere),
    programme,
    port,
  )
  own.address = serving.address
  return {
    address: serving.address,
    network,
    programme,
    stop: serving.stop,
    makeAccount: (handle, name) => {
      const account = network.makeAccount(handle)
      if (name !== undefined && account.name !== name) {
        account.name = name
        keeping.save()
      }
      return { id: account.id, token: account.token }
    },
  }
}
