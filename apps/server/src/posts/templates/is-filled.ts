import { fill, type PostBody, parseTemplate, type registers, type Values } from '@secondlook/contract'

type Template = Values<(typeof registers)['templates']['fields']>

/**
 * A6: whether what goes to each channel is an approved template with its slots filled within their bounds, and nothing
 * besides. A picture, a card, a title or a warning was approved by nobody.
 */
export function isFilled(template: Template, body: PostBody, channels: readonly string[]): boolean {
  if (template.state !== 'approved' || template.approvedBy === null) return false
  if ((template.use === 'reply') !== (body.kind === 'reply')) return false
  if (body.kind !== 'reply' && body.kind !== 'post') return false
  if (channels.length === 0 || body.pictures.length > 0 || (body.card ?? '') !== '') return false
  if (body.initiatives.length > 0 || body.tier !== 'T0') return false
  if (template.channels.length > 0 && !channels.every((one) => template.channels.includes(one))) return false
  const parsed = parseTemplate(template.text ?? '')
  if (!parsed.ok) return false
  return channels.every((channel) => {
    const variant = body.variants.find((one) => one.channel === channel)
    if (variant && (variant.title !== null || variant.warning !== null)) return false
    return fill(parsed.parts, variant?.text ?? body.text) !== undefined
  })
}
