import { pageSays } from '@secondlook/connectors'
import type { Out } from '../../net/out.ts'
import type { PageFound } from './ways.ts'

/** What a page says of itself stands at its beginning. */
const beginning = 512 * 1024

/** Reads what a page says of itself: as nobody in particular, and as far as a card needs it. */
export async function readPage(
  out: Pick<Out, 'send'>,
  address: string,
  signal: AbortSignal,
): Promise<PageFound | undefined> {
  const headers = { accept: 'text/html, application/xhtml+xml;q=0.9' }
  const reply = await out.send({ method: 'GET', address, headers, body: null, signal, beginning })
  if (reply.is !== 'answer') return undefined
  const { request, response } = reply.last
  const header = (called: string): string =>
    response.headers.find(([name]) => name.toLowerCase() === called)?.[1] ?? ''
  const type = header('content-type')
  const isPage = /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type)
  // We asked for it plainly; what comes packed all the same is not opened.
  const isPacked = !['', 'identity'].includes(header('content-encoding').trim().toLowerCase())
  if (response.status !== 200 || !isPage || isPacked) return undefined
  const says = pageSays(textOf(response.body, type))
  if (!says) return undefined
  const { title, description, picture, pictureAlt } = says
  const isThere = picture !== null && URL.canParse(picture, request.address)
  return {
    ...{ title, description },
    picture: isThere ? { address: new URL(picture, request.address).href, alt: pictureAlt } : null,
  }
}

/** The letters of a page by what its header says, or the page itself, and else as nearly all are. */
function textOf(body: Uint8Array, type: string): string {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1024))
  const said = /charset\s*=\s*["']?\s*([\w:.-]+)/i
  const name = said.exec(type)?.[1] ?? /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1]
  try {
    return new TextDecoder(name ?? 'utf-8').decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}
