import type { PostBody, PostMargin } from '@secondlook/contract'

/** All that is written in a post. */
export type Work = { readonly body: PostBody; readonly margin: PostMargin }

type Variant = PostBody['variants'][number]
type Picture = PostBody['pictures'][number]
const bodyFields: ReadonlySet<string> = new Set([
  ...['kind', 'text', 'card', 'schedule', 'tier', 'ai', 'sources', 'template', 'initiatives'],
])

/** Whether two values say the same, however their members are ordered. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) =>
      isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
    )
  )
}

/** A new form for a channel: the shared words. */
export const sharedFor = (channel: string): Variant => ({
  ...{ channel, text: null, title: null, warning: null, about: null },
})

/** The words that go out on a channel. */
export const textFor = ({ text, variants }: PostBody, channel: string | null): string =>
  variants.find((one) => one.channel === channel)?.text ?? text

/** Changes the form for one channel. */
export const withVariant = (body: PostBody, channel: string, change: Partial<Variant>): PostBody => ({
  ...body,
  variants: body.variants.map((one) => (one.channel === channel ? { ...one, ...change } : one)),
})

export const withPicture = (body: PostBody, media: string, change: Partial<Picture>): PostBody => ({
  ...body,
  pictures: body.pictures.map((one) => (one.media === media ? { ...one, ...change } : one)),
})

/** A field by its name: `text`, `variants.CHANNEL.text`, `pictures.MEDIA.alt`, `notes`. */
export function fieldOf({ body, margin }: Work, field: string): unknown {
  const [name = '', key = '', part = ''] = field.split('.')
  if (name === 'variants')
    return body.variants.find(({ channel }) => channel === key)?.[part as keyof Variant]
  if (name === 'pictures') return body.pictures.find(({ media }) => media === key)?.[part as keyof Picture]
  return bodyFields.has(name) ? body[name as keyof PostBody] : margin[name as keyof PostMargin]
}

/** The same work with another value in a field; where the channel or the picture is gone, as it was. */
export function withField(work: Work, field: string, value: unknown): Work {
  const [name = '', key = '', part = ''] = field.split('.')
  const { body, margin } = work
  if (name === 'variants') return { ...work, body: withVariant(body, key, { [part]: value }) }
  if (name === 'pictures') return { ...work, body: withPicture(body, key, { [part]: value }) }
  return bodyFields.has(name)
    ? { ...work, body: { ...body, [name]: value } }
    : { ...work, margin: { ...margin, [name]: value } }
}
