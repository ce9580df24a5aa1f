import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Exchange, HeaderLine } from './exchange.ts'
import { writeWarc } from './warc.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Stands for a secret wherever one is; nothing else in these tests looks like it. */
const secret = 'Qz7-Wx9_Vb3Kp5Mn8Rt2'
/** One that was used, and that whoever captures names. */
const known = 'wXyZ 4f/Gh+ Jk&Lm "n'
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJRejctV3g5In0.c2lnbmF0dXJlUXo3'
const base = 'https://social.example/api/v1/me'

type Shape = {
  readonly request?: readonly HeaderLine[]
  readonly address?: string
  readonly response?: readonly HeaderLine[]
  readonly body?: string
  readonly type?: string
}
const exchangeOf = ({ request = [], address = base, response = [], body = '{}', type }: Shape): Exchange => ({
  request: { method: 'GET', address, headers: [['accept', '*/*'], ...request] },
  response: {
    status: 200,
    headers: [['content-type', type ?? 'application/json'], ...response],
    body: Buffer.from(body, 'utf8'),
  },
  ...{ at: '2026-11-26T09:05:00.000Z', as: 'account' },
})

const requestHeaders: readonly Shape[] = [
  ...['Authorization', 'authorization', 'Proxy-Authorization', 'Cookie', 'X-Api-Key', 'X-Auth-Token', 'DPoP'],
  ...['X-CSRF-Token', 'X-WP-Nonce', 'Api-Key', 'X-Amz-Security-Token', 'Private-Token', 'X-Anything-At-All'],
].map((name) => ({ request: [[name, `Bearer ${secret}`]] }))

const answerHeaders: readonly Shape[] = [
  ...['Set-Cookie', 'set-cookie', 'Set-Cookie2', 'Authentication-Info', 'X-Access-Token', 'X-Session-Id'],
  ...['X-Auth-Token', 'X-CSRF-Token', 'X-WP-Nonce', 'DPoP-Nonce', 'X-Refresh-Token', 'X-Api-Key'],
].map((name) => ({ response: [[name, `sid=${secret}; HttpOnly`]] }))

const answerValues: readonly Shape[] = [
  { response: [['Location', `${base}?access_token=${secret}`]] },
  { response: [['Location', `https://user:${secret}@social.example/`]] },
  { response: [['Link', `<${base}?page=2&token=${secret}>; rel="next"`]] },
  { response: [['X-Echo', `Bearer ${secret}`]] },
  { response: [['Refresh', `0; url=${base}?sid=${secret}`]] },
]

const addresses: readonly Shape[] = [
  ...[
    'access_token',
    'token',
    'refresh_token',
    'id_token',
    'oauth_token',
    'oauth_verifier',
    'oauth_signature',
  ],
  ...['api_key', 'apikey', 'apiKey', 'key', 'client_secret', 'secret', 'code', 'password', 'pass', 'lgtoken'],
  ...[
    'sig',
    'session',
    'X-Amz-Signature',
    '_wpnonce',
    'csrf_token',
    'jwt',
    'access%5Ftoken',
    'user[password]',
  ],
].map((name) => ({ address: `${base}?a=1&${name}=${secret}&b=2` }))

const moreAddresses: readonly Shape[] = [
  { address: `https://user:${secret}@social.example/` },
  { address: `https://${secret}@social.example/` },
  { address: `${base}#access_token=${secret}` },
  { address: `${base}?next=https%3A%2F%2Fx.example%2F&sid=${secret}` },
]

const json: readonly Shape[] = [
  { accessJwt: secret },
  { refreshJwt: secret },
  { access_token: secret, token_type: 'Bearer' },
  { data: { user: { api_key: secret } } },
  { tokens: [secret, secret] },
  { token: { value: secret, of: [{ deep: secret }] } },
  { query: { tokens: { csrftoken: secret } } },
  { application: { client_id: '1', client_secret: secret } },
  { password: secret },
  { appPassword: { name: 'x', password: secret } },
  { note: `Bearer ${secret}` },
  { link: `${base}?access_token=${secret}` },
  { link: `https://a:${secret}@social.example` },
  { 'set-cookie': [`sid=${secret}`] },
  { privateKey: secret },
  { session: { id: secret } },
].map((value) => ({ body: JSON.stringify(value, null, 1) }))

const moreJson: readonly Shape[] = [
  { body: `{"to\\u006ben":"${secret}"}` },
  { body: `{"access_token" : "${secret}\\"still"}` },
  { body: `[{"a":[1,{"secret":"${secret}"}]}]`, type: 'text/plain' },
  { body: `{"token":"${secret}"}`, type: 'application/problem+json' },
  { body: `{"token":"${secret}"` },
]

const text = 'text/html; charset=utf-8'
const texts: readonly Shape[] = [
  { body: `access_token=${secret}&token_type=bearer`, type: 'application/x-www-form-urlencoded' },
  { body: `oauth_token=${secret}&oauth_token_secret=${secret}`, type: 'text/plain' },
  { body: `<meta name="csrf-token" content="${secret}">`, type: text },
  { body: `<meta content='${secret}' name='csrf-token'>`, type: text },
  { body: `<input type="hidden" name="_wpnonce" value="${secret}" />`, type: text },
  { body: `<input type=password value=${secret}>`, type: text },
  { body: `<input name="authenticity_token" value='${secret}'>`, type: text },
  { body: `<script>var c = {"accessToken":"${secret}"}</script>`, type: text },
  { body: `<script>var c = {'api_key': '${secret}'}</script>`, type: text },
  { body: `<?xml version="1.0"?><r><access_token>${secret}</access_token></r>`, type: 'application/xml' },
  { body: `<s:Envelope><w:Password Type="x">${secret}</w:Password></s:Envelope>`, type: 'text/xml' },
  { body: `GET / HTTP/1.1\r\nAuthorization: Basic ${secret}\r\nHost: a`, type: 'text/plain' },
  { body: `Cookie: sid=${secret}; other=1`, type: 'text/plain' },
  { body: `x-api-key: ${secret}`, type: 'text/plain' },
  { body: `<a href="${base}?token=${secret}">next</a>`, type: text },
  { body: `<a href="https://me:${secret}@social.example/">x</a>`, type: text },
  { body: `curl -H "Authorization: Bearer ${secret}"`, type: 'text/plain' },
  {
    body: `-----BEGIN PRIVATE KEY-----\n${secret.replaceAll('-', '')}\n-----END PRIVATE KEY-----`,
    type: 'text/plain',
  },
]

const shaped: readonly [name: string, needle: string][] = [
  ['a JWT', jwt],
  ...['ghp_', 'github_pat_', 'glpat-', 'xoxb-', 'sk_live_', 'ya29.', 'EAA'].map((start): [string, string] => [
    start,
    `${start}${secret.replaceAll('-', '')}`,
  ]),
]

const spelled: readonly [string, string][] = [
  ['as it is', known],
  ['in an address', encodeURIComponent(known)],
  ['in a form', encodeURIComponent(known).replaceAll('%20', '+')],
  ['in JSON', JSON.stringify(known).slice(1, -1)],
  ['in JSON of PHP', JSON.stringify(known).slice(1, -1).replaceAll('/', '\\/')],
  ['in markup', known.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
  ['in hex', Buffer.from(known).toString('hex')],
  ['in large hex', Buffer.from(known).toString('hex').toUpperCase()],
  ['without spaces', known.replaceAll(' ', '')],
  ...['', 'a', 'ab', 'abc', 'me:'].map((before): [string, string] => [
    `in Base64 after "${before}"`,
    Buffer.from(`${before}${known}${before}`).toString('base64'),
  ]),
  ['in Base64 of addresses', Buffer.from(`me:${known}`).toString('base64url')],
]

const written = (exchange: Exchange, names: readonly string[] = []): string => {
  const { bytes } = writeWarc([withoutSecrets(exchange, names)], {
    subject: 's',
    publication: 'p',
    connector: 'c',
  })
  return gunzipSync(bytes).toString('latin1')
}

const all = [
  ...requestHeaders,
  ...answerHeaders,
  ...answerValues,
  ...addresses,
  ...moreAddresses,
  ...json,
  ...moreJson,
  ...texts,
]

describe('what signs anybody in', () => {
  it('is in none of a hundred places where a capture could have kept it', () => {
    expect(all.length + shaped.length + spelled.length).toBeGreaterThan(100)
    const bare = secret.replaceAll('-', '')
    for (const shape of all) {
      const kept = written(exchangeOf(shape))
      expect(kept.includes(secret) || kept.includes(bare), JSON.stringify(shape)).toBe(false)
    }
  })

  it.each(shaped)('is known by its shape where nothing names it: %s', (_name, needle) => {
    for (const body of [JSON.stringify({ note: `see ${needle}` }), `see ${needle} there`]) {
      const kept = written(
        exchangeOf({ body, type: body.startsWith('{') ? 'application/json' : 'text/plain' }),
      )
      expect(kept).not.toContain(needle)
      expect(kept).not.toContain(needle.slice(0, -2))
    }
  })

  it.each(spelled)('is taken off everywhere where whoever captures names it: %s', (_name, needle) => {
    for (const as of ['account', 'stranger'] as const)
      for (const type of ['text/plain', 'image/png', 'text/html']) {
        const shape = { body: `before ${needle} after`, type, response: [['x-note', needle]] as const }
        const kept = written({ ...exchangeOf({ ...shape, address: `${base}/${needle}/x` }), as }, [known])
        const core = needle.slice(6, -6)
        expect(kept.includes(core), `${as} ${type}: ${kept}`).toBe(false)
        expect(kept).toContain('before ')
      }
  })
})

describe('what is kept', () => {
  it('has every length as it was, and JSON stays JSON', () => {
    for (const shape of [...json, ...texts]) {
      const exchange = exchangeOf(shape)
      const { response, leftOut } = withoutSecrets(exchange)
      expect(response.body).toHaveLength(exchange.response.body.length)
      expect(leftOut).toContain('body')
      if (shape.type === undefined)
        expect(() => JSON.parse(Buffer.from(response.body).toString())).not.toThrow()
    }
  })

  it('is everything else, in order and to the byte', () => {
    const body = JSON.stringify({
      author: { handle: 'transport', authorId: 7, pinnedPost: null, tokenType: 'x' },
      text: 'Passes for route 4: key=value caf\u00e9 \u2600 & 1=1',
      more: 'with "quotes" and a=b',
      token_type: 'Bearer',
      list: ['a:b', 1, true, null, -0.5e3],
    })
    const exchange = exchangeOf({
      body,
      address: `${base}?author=transport&max_id=12`,
      request: [
        ['User-Agent', 'Second Look'],
        ['Accept-Language', 'en-AU'],
      ],
      response: [
        ['ETag', '"1"'],
        ['Vary', 'a'],
        ['Vary', 'b'],
        ['X-RateLimit-Remaining', '9'],
        ['X-Author', 'me'],
      ],
    })
    const { leftOut, received: _received, ...kept } = withoutSecrets(exchange)
    expect(leftOut).toEqual(['body'])
    expect(Buffer.from(kept.response.body).toString()).toBe(body.replace('key=value', 'key=xxxxx'))
    expect(kept.request).toEqual(exchange.request)
    expect(kept.response.headers).toEqual(exchange.response.headers)
  })

  it('is to the byte what a stranger was answered, because everybody is answered the same', () => {
    const exchange = {
      ...exchangeOf({ body: `<p>token=${secret}</p><input name="csrf" value="1">`, type: text }),
      as: 'stranger' as const,
    }
    const kept = withoutSecrets(exchange)
    expect(Buffer.from(kept.response.body)).toEqual(Buffer.from(exchange.response.body))
    expect(kept.leftOut).toEqual([])
  })

  it('is not the answer to an account that is still packed, because nobody could look through it', () => {
    const packed = {
      ...exchangeOf({}),
      response: { status: 200, headers: [], body: Uint8Array.of(0x1f, 0x8b, 8, 0) },
    }
    expect(() => withoutSecrets(packed)).toThrow('undo its coding')
  })

  it('says what was left out, and never what it was', () => {
    const { leftOut } = withoutSecrets(
      exchangeOf({
        ...{ request: [['Cookie', secret]], address: `${base}?token=${secret}` },
        ...{
          response: [
            ['Set-Cookie', secret],
            ['Link', `<${base}?token=${secret}>`],
          ],
        },
        body: `{"token":"${secret}"}`,
      }),
    )
    expect(leftOut).toEqual([
      'address',
      'request header cookie',
      'answer header set-cookie',
      'answer header link',
      'body',
    ])
  })

  it('takes no longer than its length asks for', () => {
    const started = performance.now()
    for (const piece of ['"', '<a ', 'a=', '":"', '{"a":', '\\"', '://a:b', 'eyJa.', '<input ', "'b':'"])
      withoutSecrets(
        exchangeOf({ body: piece.repeat(Math.ceil(60_000 / piece.length)), type: 'text/html' }),
        [known],
      )
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
