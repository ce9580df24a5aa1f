import { commonProblems } from './checks.ts'
import type { Account, Content } from './content.ts'
import type { Measure, PreparedRequest, Problem, Shown } from './prepared.ts'
import { problem } from './problem.ts'
import type { Facts, Publisher } from './publisher.ts'
import { handlesIn } from './text/mentions.ts'
import { partsOf } from './text/thread.ts'
import { figure, roomSays } from './text/words.ts'

/** What is a platform's own; the rest is the same everywhere. */
export type Platform = {
  readonly name: string
  /** How long a part is, as the platform counts. */
  readonly count: (part: string, content: Content) => number
  readonly limit: (content: Content) => number | null
  /** Problems and cautions that only this platform has. */
  readonly look: (content: Content, account: Account) => readonly Problem[]
  readonly shown: (content: Content) => Shown
  /** What a handle looks like, with the whole of it as group 1; absent where none is looked up. */
  readonly handle?: RegExp
  /** Asked only where nothing stands in the way. */
  readonly requests: (content: Content, account: Account, key: string) => readonly PreparedRequest[]
}

/** The parts that a platform makes of a text: one, where it has no threads. */
const measured = (content: Content, facts: Facts): readonly string[] =>
  facts.can.threads && (content.kind === 'post' || content.kind === 'reply')
    ? partsOf(content.text)
    : [content.text]

function measureOf(content: Content, facts: Facts, platform: Platform): Measure {
  const limit = platform.limit(content)
  const parts = measured(content, facts).map((part) => ({ used: platform.count(part, content), limit }))
  const used = Math.max(...parts.map((part) => part.used))
  return { used, limit, says: roomSays(used, limit), parts }
}

function lengthProblems({ parts }: Measure, name: string): readonly Problem[] {
  return parts.flatMap(({ used, limit }, at) =>
    limit === null || used <= limit
      ? []
      : [
          problem(
            'too-long',
            'text',
            `${parts.length > 1 ? `Part ${at + 1} of the thread` : 'The text'} has ${roomSays(used, limit)} for ${name}, which takes ${figure(limit)}. Shorten it.`,
          ),
        ],
  )
}

/** The connector of a platform, made of what is its own. */
export function makePublisher(facts: Facts, platform: Platform): Publisher {
  const measure = (content: Content): Measure => measureOf(content, facts, platform)
  return {
    ...facts,
    measure,
    shown: platform.shown,
    handles: (text) =>
      platform.handle === undefined
        ? []
        : [...new Set(handlesIn(text, platform.handle).map(({ from, to }) => text.slice(from, to)))],
    prepare: (content, account, key) => {
      const problems = [
        ...commonProblems(content, account, facts.can, platform.name),
        ...(content.kind === 'pinned' ? [] : lengthProblems(measure(content), platform.name)),
        ...platform.look(content, account),
      ]
      const { connector, version } = facts
      if (problems.some(({ isWarning }) => !isWarning)) return { ok: false, connector, version, problems }
      const requests = platform.requests(content, account, key)
      return { ok: true, connector, version, requests, shown: platform.shown(content), warnings: problems }
    },
  }
}
