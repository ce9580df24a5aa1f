import type { OpenPost } from './open-post.ts'

/** What only a change clears, as sentences. */
export function sayBlocks({ last, facts }: Pick<OpenPost, 'last' | 'facts'>): readonly string[] {
  const { findings, problems } = last.check_found
  const said = facts.blocks.map((block) => {
    const finding = findings.find(({ key }) => key === block)
    if (finding) return finding.message
    const problem = problems.find(({ code, field, channel }) =>
      [code, `${code} ${field}`, `${code}:${field}`, `${code}:${field}:${channel ?? ''}`].includes(block),
    )
    if (problem) return problem.says
    return block.endsWith('.') ? block : 'Something in it has to be changed first.'
  })
  return [...new Set(said)]
}
