import { sha256 } from './digest.mjs'

/** The digest of nothing: the style tag that holds rules added one by one starts out empty. */
const emptyStyle = sha256('')

const policyOf = (directives) =>
  Object.entries(directives)
    .map(([name, value]) => (value === '' ? name : `${name} ${value}`))
    .join('; ')

const nothing = {
  'default-src': "'none'",
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
}

const permissions = [
  ...[
    'camera',
    'microphone',
    'geolocation',
    'payment',
    'usb',
    'display-capture',
    'browsing-topics',
    'clipboard-read',
  ].map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
].join(', ')

const everywhere = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissions,
}

const html = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' }
const script = { 'Content-Type': 'text/javascript; charset=utf-8' }
const forGood = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** The headers of the app's document and of its scripts; nothing of it is the check's. */
function headersOfApp({ document, files, rooms }) {
  const appPolicy = policyOf({
    ...nothing,
    // Scripts come from this site alone: one that is fetched when a screen needs it cannot carry a digest.
    'script-src': "'self'",
    'style-src': `'${document.style}' '${emptyStyle}'`,
    'connect-src': "'self'",
    'form-action': "'self'",
    'img-src': "'self' data: blob:",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
  const page = {
    ...everywhere,
    ...html,
    'Cache-Control': 'no-store',
    'Permissions-Policy': `${permissions}, publickey-credentials-get=(self), publickey-credentials-create=(self)`,
    'Content-Security-Policy': appPolicy,
  }
  const asset = { ...everywhere, ...script, ...forGood, 'Content-Security-Policy': policyOf(nothing) }
  return {
    ...Object.fromEntries(rooms.flatMap((room) => [`/${room}`, `/${room}/*`]).map((path) => [path, page])),
    ...Object.fromEntries(files.map(({ path }) => [path, asset])),
  }
}

/** The headers of a page that runs nothing and asks for nothing. */
const headersOfStill = ({ style }) => ({
  ...everywhere,
  ...html,
  'Content-Security-Policy': policyOf({ ...nothing, 'style-src': `'${style}'`, 'img-src': 'data:' }),
})

/** The headers of the pages of help, and of what they offer to save. */
function headersOfDocs({ pages, files }) {
  const file = {
    ...everywhere,
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment',
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': policyOf(nothing),
  }
  return Object.fromEntries([
    ...pages.map(({ path, document }) => [path, headersOfStill(document)]),
    ...files.map(({ path }) => [path, file]),
  ])
}

/** The headers of every file, by its path. The server and the tests read the same list. */
export function headersOf({ check, policy, docs, workers, scripts, app }) {
  const quoted = scripts.map(({ bytes }) => `'${sha256(bytes)}'`).join(' ')
  const checkPolicy = policyOf({
    ...nothing,
    'script-src': quoted,
    'style-src': `'${check.style}' '${emptyStyle}'`,
    'worker-src': "'self'",
    'img-src': 'data: blob:',
    'manifest-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'second-look',
  })
  // A digest says what may run, not where it is asked for. A second policy, which holds as well, keeps every
  // address on this site, so that no request can carry words away in its address.
  const onlyHere = policyOf({ 'script-src': "'self'" })
  const quiet = policyOf(nothing)
  return {
    '/check': { ...everywhere, ...html, 'Content-Security-Policy': `${checkPolicy}, ${onlyHere}` },
    '/policy': headersOfStill(policy),
    ...headersOfDocs(docs),
    ...Object.fromEntries(
      [...scripts, ...workers].map(({ path }) => [
        path,
        { ...everywhere, ...script, ...forGood, 'Content-Security-Policy': quiet },
      ]),
    ),
    ...headersOfApp(app),
    // Alone in being allowed to connect, and only to where it came from.
    '/sw.js': {
      ...everywhere,
      ...script,
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': policyOf({ ...nothing, 'connect-src': "'self'" }),
    },
    '*': { ...everywhere, 'Content-Security-Policy': quiet },
  }
}
