import type { ClearedBy, Finding, PostBody } from '@secondlook/contract'

type Picture = PostBody['pictures'][number]
type Shown = Picture['people'][number]
/** What of a work in the register is said here. */
export type Work = { readonly title: string | null; readonly supersededBy: string | null }
type Of = { readonly body: PostBody; readonly works: ReadonlyMap<string, Work> }

/**
 * What would clear a finding about a picture: whose consent, or the use of which work. It is told by what the post names
 * itself, so that nothing of a register is said to somebody who may not read it.
 */
export function clearedBy(
  finding: Pick<Finding, 'detector' | 'message' | 'rule'>,
  of: Of,
): readonly ClearedBy[] | undefined {
  const all =
    finding.detector === 'media-consent'
      ? consents(finding, of)
      : finding.detector === 'logo'
        ? uses(finding, of)
        : finding.rule === 'media-licence'
          ? licences(finding, of)
          : []
  return all.length === 0 ? undefined : all
}

/** The pictures that a sentence is about, as the engine calls them. */
function picturesIn(message: string, { pictures }: PostBody): readonly Picture[] {
  if (pictures.length === 1) return pictures
  const named = pictures.filter((_, at) => new RegExp(`\\bpicture ${at + 1}(?!\\d)`).test(message))
  return named.length > 0 ? named : pictures
}

function consents({ message }: Pick<Finding, 'message'>, { body }: Of): readonly ClearedBy[] {
  const found = new Map<string, Shown>()
  for (const { people } of picturesIn(message, body))
    for (const person of people) {
      const name = person.name.trim()
      if (name !== '' && message.includes(name)) found.set(`${name} ${person.consent}`, person)
    }
  return [...found.values()].map(({ name, consent, minor }) => ({
    says:
      consent === null
        ? `A consent of ${name.trim()} in the register${minor ? ', with the guardian who agreed' : ''}, named beside the picture.`
        : `The consent that is named for ${name.trim()} has to hold here and then, or another of theirs has to be named.`,
    ...{ register: 'consents', entry: consent, who: name.trim(), asset: null },
  }))
}

function uses({ message }: Pick<Finding, 'message'>, { body, works }: Of): readonly ClearedBy[] {
  return ofWorks(picturesIn(message, body), (asset) => {
    const work = works.get(asset)
    const name = work?.title ?? 'this work'
    const newer = work?.supersededBy ?? null
    return newer === null || newer === ''
      ? {
          says: `Permission to use ${name} on this channel, as an entry of the register of permitted uses.`,
          ...{ register: 'asset-approvals', entry: null, who: null, asset },
        }
      : {
          says: `${name} was replaced. The register has the newer one.`,
          ...{ register: 'assets', entry: newer, who: null, asset: newer },
        }
  })
}

function licences({ message }: Pick<Finding, 'message'>, { body, works }: Of): readonly ClearedBy[] {
  return ofWorks(picturesIn(message, body), (asset) => ({
    says: `The licence of ${works.get(asset)?.title ?? 'this work'}, in its entry in the register of works.`,
    ...{ register: 'assets', entry: asset, who: null, asset },
  }))
}

/** Each work once, however many pictures show it. */
const ofWorks = (pictures: readonly Picture[], say: (asset: string) => ClearedBy): readonly ClearedBy[] =>
  [...new Set(pictures.flatMap(({ asset }) => asset ?? []))].map(say)
