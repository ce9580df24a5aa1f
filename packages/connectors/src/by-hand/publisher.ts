import type { Account, Content } from '../content.ts'
import { makePublisher } from '../make-publisher.ts'
import type { PreparedRequest, Shown } from '../prepared.ts'
import { linksIn } from '../text/links.ts'
import { runsOf, withoutOverlaps } from '../text/mark.ts'
import { mentionsIn } from '../text/mentions.ts'
import { tagsIn } from '../text/tags.ts'
import { partsOf } from '../text/thread.ts'
import { byHand } from './facts.ts'

/** What a person is asked to do, in the place of a request; nothing is sent. */
function requests(content: Content, account: Account): readonly PreparedRequest[] {
  const { kind, title, text, language, pictures, card, mentions, warning, tags, about } = content
  return [
    {
      method: 'BY-HAND',
      path: account.address,
      headers: {},
      body: {
        kind,
        parts: partsOf(text),
        language,
        pictures: pictures.map(({ digest, alt, credit }) => ({ digest, alt, ...(credit ? { credit } : {}) })),
        mentions,
        tags,
        ...(title ? { title } : {}),
        ...(card ? { card: card.url } : {}),
        ...(warning ? { warning } : {}),
        ...(about ? { about } : {}),
      },
    },
  ]
}

function shown(content: Content): Shown {
  return {
    parts: partsOf(content.text).map((text, at) => ({
      ...(at === 0 && content.title ? { title: content.title } : {}),
      runs: runsOf(
        text,
        withoutOverlaps([...mentionsIn(text, content.mentions), ...linksIn(text), ...tagsIn(text)]),
      ),
      pictures: at === 0 ? content.pictures : [],
    })),
  }
}

export const byHandPublisher = makePublisher(byHand, {
  name: 'The platform',
  count: (part) => [...part].length,
  limit: () => null,
  look: () => [],
  shown,
  requests,
})
