/**
 * Names under which programs carry what signs them in. A name is cut into words first, so that `accessJwt`,
 * `access_token` and `X-Api-Key` are found and `author`, `monkey` and `tokens_used` in a text are not mistaken for one.
 */
const words = new Set([
  ...['token', 'tokens', 'jwt', 'secret', 'secrets', 'password', 'passwd', 'passphrase', 'pwd', 'pass'],
  ...['credential', 'credentials', 'authorization', 'authentication', 'auth', 'oauth', 'bearer', 'cookie'],
  ...['cookies', 'session', 'sessionid', 'sid', 'signature', 'sig', 'csrf', 'xsrf', 'nonce', 'wpnonce'],
  ...['apikey', 'privatekey', 'otp', 'totp', 'pin', 'jti', 'assertion', 'verifier', 'dpop', 'accesstoken'],
  ...['refreshtoken', 'clientsecret', 'logintoken', 'csrftoken', 'authtoken', 'sessiontoken', 'phpsessid'],
])

/** Two words that are harmless each by itself. */
const pairs = new Set([
  'api key',
  'private key',
  'access key',
  'secret key',
  'app key',
  'client key',
  'recovery key',
])

/** Names that are secret as they stand and harmless as a part of a longer one. */
const whole = new Set(['key', 'code', 'lgtoken', 'lgpassword', 'ticket'])

/** Says a name with words like these in it, and names no secret. */
const harmless = new Set(['token type', 'token endpoint', 'auth type', 'session type', 'signature algorithm'])

export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

export function namesSecret(name: string): boolean {
  const found = wordsOf(name)
  if (harmless.has(found.join(' '))) return false
  return found.some((word, at) => words.has(word) || pairs.has(`${word} ${found[at + 1] ?? ''}`))
}

/** In the query of an address and in a form, where short names are usual. */
export const namesSecretInQuery = (name: string): boolean =>
  namesSecret(name) || whole.has(wordsOf(name).join(' '))
