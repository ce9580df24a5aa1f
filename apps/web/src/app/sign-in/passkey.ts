import type { PasskeyJson } from '../api.ts'
import { madeBefore, ProblemError } from '../reach/problem.ts'

/**
 * Where passkeys work, if this is not it: browsers make them for names and never for bare addresses, and on one machine
 * the same pages are there by the name as well.
 */
export function addressForPasskeys({
  hostname,
  port,
}: Pick<Location, 'hostname' | 'port'>): string | undefined {
  return /^[\d.]+$|^\[/.test(hostname) ? `http://localhost${port === '' ? '' : `:${port}`}` : undefined
}

/** Whether this browser can use passkeys in the JSON form in which they travel. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Asks the device to sign; `undefined` where the person thinks better of it. */
export async function usePasskey(options: PasskeyJson): Promise<PasskeyJson | undefined> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  return await unlessGivenUp(() => navigator.credentials.get({ publicKey }))
}

/** Asks the device to make a passkey; `undefined` where the person thinks better of it. */
export async function makePasskey(options: PasskeyJson): Promise<PasskeyJson | undefined> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  try {
    return await unlessGivenUp(() => navigator.credentials.create({ publicKey }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      throw new ProblemError(madeBefore)
    throw error
  }
}

async function unlessGivenUp(ask: () => Promise<Credential | null>): Promise<PasskeyJson | undefined> {
  try {
    const credential = await ask()
    return credential instanceof PublicKeyCredential
      ? (credential.toJSON() as unknown as PasskeyJson)
      : undefined
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name))
      return undefined
    throw error
  }
}
