/** Where the practice platform of the demonstration answers, and as whom the demonstration signs in there. */
export type PracticePlace = {
  /** Such as `http://127.0.0.1:4180`. */
  readonly address: string
  readonly account: string
  readonly token: string
}

/** Reads `PRACTICE`. It holds a token, so what was given is not repeated. */
export function readPractice(
  given: string,
  isDemonstration: boolean,
): { readonly ok: true; readonly place: PracticePlace } | { readonly ok: false; readonly says: string } {
  if (!isDemonstration)
    return {
      ok: false,
      says: 'PRACTICE is set and DEMO is not 1; only the demonstration has a practice platform, so unset it',
    }
  const [, account = '', token = '', address = ''] =
    /^http:\/\/(\w{1,40}):([\w-]{1,200})@(127\.0\.0\.1:\d{1,5})\/?$/.exec(given) ?? []
  return address !== '' && URL.canParse(`http://${address}`)
    ? { ok: true, place: { address: `http://${address}`, account, token } }
    : {
        ok: false,
        says: 'PRACTICE is no address of a practice platform; it must be like http://account:token@127.0.0.1:4180',
      }
}
