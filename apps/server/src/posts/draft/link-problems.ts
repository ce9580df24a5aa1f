import type { PostBody, PostProblem } from '@secondlook/contract'
import { missing, warning } from './problem.ts'

const looksLikeLink = /^[(“"'‘]*((?:https?|htp|http|ttps)[:/][^\s]*|www\.[^\s]+)$/i

/** Links by their form; whether anything is there, only somebody who opens them can see. */
export function linkProblems({ text, variants, card }: PostBody): readonly PostProblem[] {
  const texts = [
    { field: 'text', text },
    ...variants.flatMap((one) =>
      one.text === null ? [] : { field: `variants.${one.channel}.text`, text: one.text },
    ),
  ]
  return [
    ...texts.flatMap((one) =>
      one.text.split(/\s+/).flatMap((word) => {
        const link = looksLikeLink.exec(word)?.[1]?.replace(/[)\].,;:!?”"'’]+$/u, '')
        return link === undefined ? [] : aboutLink(link, one.field)
      }),
    ),
    ...(card === null || card === '' || isWhole(card, 'https:')
      ? []
      : [
          missing(
            'card-broken',
            'card',
            'The address of the card is no address. Copy it from your browser; it begins with https://.',
          ),
        ]),
  ]
}

function aboutLink(link: string, field: string): readonly PostProblem[] {
  const address = link.toLowerCase().startsWith('www.') ? `https://${link}` : link
  if (isWhole(address, 'https:')) return []
  return isWhole(address, 'http:')
    ? [
        warning(
          'link-not-secure',
          field,
          `${link} begins with http://, so what it shows can be changed on its way. Use https:// if the page has it.`,
        ),
      ]
    : [
        warning(
          'link-broken',
          field,
          `${link} is no whole address, so it leads nowhere. Copy it from your browser.`,
        ),
      ]
}

function isWhole(address: string, protocol: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.protocol === protocol &&
    /^[^.\s]+(\.[^.\s]+)+$/.test(url.hostname) &&
    address.slice(protocol.length, protocol.length + 2) === '//'
  )
}
