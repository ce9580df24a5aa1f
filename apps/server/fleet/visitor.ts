/** Asks a server as somebody of the demonstration. Which server it is makes no difference. */
export type Visitor = {
  readonly id: string
  ask(address: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer>
}

export type Answer = { readonly status: number; readonly body: unknown }

const waitMs = 20_000

type Known = {
  readonly people: readonly { readonly id: string; readonly name: string; readonly says: string }[]
}

const listPeople = async (address: string): Promise<Known['people']> =>
  ((await (await fetch(`${address}/api/v1/sign-in/demonstration`)).json()) as Known).people

/** People of the demonstration who hold no role. */
export const findRoleless = async (address: string): Promise<readonly string[]> =>
  (await listPeople(address)).filter(({ says }) => says.startsWith('no role')).map(({ id }) => id)

/** Signs in at one server as the first person of whom the demonstration says so. */
export async function signIn(address: string, says: RegExp): Promise<Visitor> {
  const person = (await listPeople(address)).find((one) => says.test(one.says))
  if (!person) throw new Error(`nobody in the demonstration is ${says}`)
  const reply = await fetch(`${address}/api/v1/sign-in/demonstration`, {
    ...{ method: 'POST', body: JSON.stringify({ person: person.id }) },
    headers: { 'content-type': 'application/json', origin: address },
  })
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (reply.status !== 200 || cookie === '') throw new Error(`signing in answered ${reply.status}`)
  return {
    id: person.id,
    ask: async (at, method, path, body) => {
      const answer = await fetch(`${at}/api/v1${path}`, {
        ...{ method, signal: AbortSignal.timeout(waitMs) },
        headers: { cookie, origin: at, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
    },
  }
}
