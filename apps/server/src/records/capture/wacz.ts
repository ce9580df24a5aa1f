import { zipSync } from 'fflate'
import { type CapturedAnswer, sha256 } from './warc.ts'

/** Files of a zip carry a time; this one is the earliest that a zip can say, so that it is always the same. */
const always = new Date(1980, 0, 1)

type Named = { readonly path: string; readonly bytes: Uint8Array }

/**
 * A capture as WACZ 1.1.1, which replay tools open without unpacking it: the WARC as it is kept, where each answer
 * stands in it, and the pages to begin with. Made when it is asked for, and the same each time.
 */
export function wrapWacz(warc: Uint8Array, answers: readonly CapturedAnswer[], title: string): Uint8Array {
  const pages = pagesOf(answers)
  const files: readonly Named[] = [
    { path: 'archive/data.warc.gz', bytes: warc },
    { path: 'indexes/index.cdxj', bytes: textOf(cdxjLines(answers)) },
    { path: 'pages/pages.jsonl', bytes: textOf([pagesHead, ...pages.map((page) => JSON.stringify(page))]) },
  ]
  const [main] = pages
  const about = textOf([
    JSON.stringify(
      {
        ...{ profile: 'data-package', wacz_version: '1.1.1', software: 'Second Look', title },
        created: answers[0]?.at,
        ...(main && { mainPageUrl: main.url, mainPageDate: main.ts }),
        resources: files.map(({ path, bytes }) => ({
          ...{ name: path.slice(path.lastIndexOf('/') + 1), path },
          ...{ hash: `sha256:${sha256(bytes)}`, bytes: bytes.length },
        })),
      },
      null,
      2,
    ),
  ])
  const digest = { path: 'datapackage.json', hash: `sha256:${sha256(about)}` }
  const all: readonly Named[] = [
    { path: 'datapackage.json', bytes: about },
    { path: 'datapackage-digest.json', bytes: textOf([JSON.stringify(digest)]) },
    ...files,
  ]
  // Stored and not packed: a reader takes one answer out of the middle of the file.
  return zipSync(Object.fromEntries(all.map(({ path, bytes }) => [path, bytes])), { level: 0, mtime: always })
}

const pagesHead = JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' })

const textOf = (lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join('\n')}\n`, 'utf8')

/** What was read, and not what was sent, can be shown again. */
const isRead = ({ method }: CapturedAnswer): boolean => method === 'GET'

/** Pages that a stranger saw; where there are none, every address that was read. */
function pagesOf(answers: readonly CapturedAnswer[]) {
  const read = answers.filter(isRead)
  const seen = read.filter(({ as, type }) => as === 'stranger' && type.includes('html'))
  return (seen.length > 0 ? seen : read).map(({ address, at, kept }) => ({
    ...{ id: sha256(Buffer.from(`${address} ${at} ${kept}`)).slice(0, 16), url: address, ts: at },
    title: address,
  }))
}

/** Where each answer stands, in the order in which a reader looks for it. */
const cdxjLines = (answers: readonly CapturedAnswer[]): readonly string[] =>
  answers
    .filter(isRead)
    .map(({ address, at, type, status, kept, length, offset }) => {
      const facts = {
        ...{ url: address, mime: type, status: String(status), digest: `sha256:${kept}` },
        ...{ length: String(length), offset: String(offset), filename: 'data.warc.gz' },
      }
      return `${sortableAddress(address)} ${at.replace(/\D/g, '').slice(0, 14)} ${JSON.stringify(facts)}`
    })
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

/** The host back to front, so that what belongs together stands together: SURT, as pywb has it. */
export function sortableAddress(address: string): string {
  const [, host, port, path = '/', query] =
    /^https?:\/\/(?:www\d*\.)?([^/?#:]+)(:\d+)?([^?#]*)(?:\?([^#]*))?/i.exec(address.toLowerCase()) ?? []
  if (host === undefined) return address
  const sorted = query === undefined ? '' : `?${query.split('&').sort().join('&')}`
  return `${host.split('.').reverse().join(',')}${port ?? ''})${path === '' ? '/' : path}${sorted}`
}
