import type { Handler, Programme } from '../misbehave.ts'
import { escaped, page } from '../page.ts'
import { makeRate } from '../rate.ts'
import { json, notFound, routes, type Take } from '../routes.ts'
import { type Serving, serve } from '../serve.ts'
import { apiOf, type LinkedinModes } from './api.ts'
import { Network, type Share } from './state.ts'

export type LinkedinDouble = Serving & {
  readonly network: Network
  readonly modes: LinkedinModes
  readonly makeOrganization: (name: string) => { readonly id: string; readonly token: string }
  /** What can happen while nobody of ours looks. */
  readonly behindOurBack: {
    readonly edit: (urn: string, commentary: string) => void
    readonly remove: (urn: string) => void
    readonly post: (name: string, commentary: string) => string
    readonly comment: (urn: string, text: string) => string
    readonly takeOver: (name: string, newName: string) => { readonly oldId: string; readonly newId: string }
  }
}
export type LinkedinOptions = {
  readonly now?: () => number
  readonly programme?: Programme
  /** The real limits are not published. */
  readonly requestsInADay?: number
}

export async function startLinkedinDouble(options: LinkedinOptions = {}): Promise<LinkedinDouble> {
  const network = new Network(options.now ?? Date.now)
  const modes: LinkedinModes = { isDuplicateNoticed: true }
  const own = { address: '' }
  const show: Take = ({ params }) => {
    const share = network.shares.get(params['urn'] ?? '')
    return share === undefined
      ? notFound
      : page('LinkedIn', 'A post', `<article><p>${escaped(share.commentary)}</p></article>`)
  }
  const table = { ...apiOf(network, modes, () => own.address), 'GET /feed/update/:urn/': show }
  const serving = await serve(withLimit(network, options, routes(table)), options.programme)
  own.address = serving.address
  const known = (urn: string): Share => {
    const share = network.shares.get(urn)
    if (share === undefined) throw new Error(`There is no post ${urn}.`)
    return share
  }
  return {
    ...serving,
    network,
    modes,
    makeOrganization: (name) => {
      const organization = network.makeOrganization(name)
      const token = `token-${network.next()}`
      network.tokens.set(token, organization)
      return { id: organization.id, token }
    },
    behindOurBack: {
      edit: (urn, commentary) => {
        Object.assign(known(urn), { commentary, editedAt: network.now() })
      },
      remove: (urn) => {
        network.shares.delete(known(urn).urn)
      },
      post: (name, commentary) => {
        const { id } = network.makeOrganization(name)
        return network.share(`urn:li:organization:${id}`, commentary, undefined).urn
      },
      comment: (urn, text) => {
        const id = network.next()
        known(urn).comments.push({ id, actor: 'urn:li:person:x', text, at: network.now() })
        return `urn:li:comment:(${urn},${id})`
      },
      takeOver: (name, newName) => {
        const old = network.makeOrganization(name)
        old.name = newName
        return { oldId: old.id, newId: network.makeOrganization(name).id }
      },
    },
  }
}

function withLimit(
  network: Network,
  { requestsInADay = 100_000 }: LinkedinOptions,
  handler: Handler,
): Handler {
  const rate = makeRate({ most: requestsInADay, perMs: 86_400_000 }, network.now)
  return (asked) =>
    rate(asked.headers['authorization'] ?? '').isOver
      ? json(
          { status: 429, message: 'Resource level throttle limit for calls to this resource is reached.' },
          429,
        )
      : handler(asked)
}
