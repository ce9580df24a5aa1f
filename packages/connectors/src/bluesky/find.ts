import type { Json, PreparedRequest } from '../prepared.ts'
import { fill } from '../talk/fill.ts'
import { outFromOf } from '../talk/out-from.ts'
import { isSame } from '../talk/same.ts'
import type { Found, Wanted } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { digestOfCid } from './cid.ts'
import { partIn, profiles, type RecordPlace, recordAt } from './records.ts'

type Answers = (Json | undefined)[]

/** Where a request puts a record; `undefined` for one that puts none. */
export function putsAt({ path, body }: PreparedRequest): RecordPlace | undefined {
  if (!path.endsWith('.putRecord')) return undefined
  const [repo, collection, rkey] = ['repo', 'collection', 'rkey'].map((name) => textAt(body as Json, name))
  return repo && collection && rkey ? { repo, collection, rkey } : undefined
}

const recordOf = (request: PreparedRequest): Json => at(request.body as Json, 'record') ?? null

/** Where in a record the answer of an upload stands, and which upload that is. */
function blobsIn(record: Json): readonly { readonly path: string; readonly upload: number }[] {
  const places = [
    'embed.external.thumb',
    ...listAt(record, 'embed.images').map((_, index) => `embed.images.${index}.image`),
  ]
  return places.flatMap((path) => {
    const upload = at(record, `${path}.$resultOf`)
    return typeof upload === 'number' ? [{ path, upload }] : []
  })
}

/** What uploads must have answered, as a record that is there has it; only where it has the very bytes. */
function uploadsIn(found: Json, request: PreparedRequest, wanted: Wanted, answers: Answers): void {
  for (const { path, upload } of blobsIn(recordOf(request))) {
    const blob = at(found, path)
    const digest = digestOfCid(textAt(blob, 'ref.$link') ?? '')
    const sent = textAt((wanted.requests[upload]?.body ?? null) as Json, 'file')
    if (blob !== undefined && digest !== undefined && digest === sent) answers[upload] ??= { blob }
  }
}

/** With the instant that a record carries, where a store whose memory was lost may have sent it. */
function sentThen(wanted: Wanted, record: Json): Wanted {
  const createdAt = textAt(record, 'createdAt')
  const { outFrom } = wanted
  const isThen =
    outFrom !== undefined && createdAt !== undefined && Date.parse(createdAt) >= outFromOf(wanted)
  return isThen ? { ...wanted, sentAt: createdAt } : wanted
}

/** Whether a record is the one that a request puts, to the last member. */
function isOurs(found: Json, request: PreparedRequest, wanted: Wanted, answers: Answers): boolean {
  const filled = fill(request, { sentAt: wanted.sentAt, answers })
  if ('missing' in filled) return false
  return isSame(recordOf(filled), found)
}

/** Whether a profile has what a request changes in it; the rest of it is not ours. */
function hasChange(found: Json, request: PreparedRequest, wanted: Wanted, answers: Answers): boolean {
  const change = listAt(recordOf(request), '$merge').at(-1) ?? null
  const filled = fill({ ...request, body: change }, { sentAt: wanted.sentAt, answers })
  if ('missing' in filled) return false
  return Object.entries(filled.body as object).every(([name, value]) =>
    isSame(value as Json, at(found, name)),
  )
}

/** What a look of the list would have answered: the post that is replied to, or pinned. */
function* looked({ path }: PreparedRequest): Talk<Json | undefined> {
  const values = [...path.matchAll(/[?&](?:repo|collection|rkey)=([^&]*)/g)].map(([, value]) => value ?? '')
  const [repo, collection, rkey] = values.map(decodeURIComponent)
  if (!repo || !collection || !rkey) return undefined
  const asked = yield* recordAt({ repo, collection, rkey })
  return asked.is === 'there' ? asked.json : undefined
}

/** Looks at each key of a publication, as anybody may. */
export function* find(wanted: Wanted): Talk<Found> {
  const answers: Answers = wanted.requests.map((_, index) => wanted.answers[index])
  const puts = wanted.requests.flatMap((request, index) => {
    const place = putsAt(request)
    return place ? [{ request, index, place }] : []
  })
  let isOut = 0
  for (const { request, index, place } of puts) {
    const asked = yield* recordAt(place)
    if (asked.is === 'unreadable') return { ...asked, isForGood: false }
    // An account that was taken down shows nothing, whether it is there or not.
    if (asked.is === 'gone' && !asked.isMissing)
      return { is: 'unreadable', says: asked.says, isForGood: false }
    if (asked.is === 'gone') break
    for (const [before, look] of wanted.requests.slice(0, index).entries())
      if (look.method === 'GET') answers[before] ??= yield* looked(look)
    const value = at(asked.json, 'value') ?? null
    uploadsIn(value, request, wanted, answers)
    const is = place.collection === profiles ? hasChange : isOurs
    // Something else with our key: whoever sends this is told that it is taken.
    if (!partIn(asked.json) || !is(value, request, sentThen(wanted, value), answers)) break
    answers[index] = asked.json
    isOut += 1
  }
  if (isOut === 0) return { is: 'absent' }
  if (isOut < puts.length) return { is: 'partly', answers }
  const parts = puts.flatMap(({ index }) => partIn(answers[index]) ?? [])
  return { is: 'published', published: { parts } }
}
