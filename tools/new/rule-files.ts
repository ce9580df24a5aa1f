/** A rule of act-2015 with its wording and its cases, each in a file of its own name. */
export function ruleFiles(id: string, detector: string, clause: string): Readonly<Record<string, string>> {
  const folder = 'policy-packs/act-2015'
  return {
    [`${folder}/rules/${id}.yaml`]: `- id: ${id}
  clause: ${JSON.stringify(clause)}
  detector: ${detector}
  # What the ceilings of pack.yaml look at.
  subject: tone
  # The first row that holds decides; none means nothing is found.
  advice:
    - { then: ask, when: { capacity: [official] } }
    - { then: think }
  contacts: [media-team]
`,
    [`${folder}/wording/${id}.yaml`]: `${id}:
  why: Why this may be unwise, in one sentence about the words.
  remedy: What to do instead.
`,
    [`${folder}/cases/${id}.yaml`]: `- name: ${id}, found
  post: { text: Write here a post that the rule must answer., capacity: official }
  expect: { advice: ask, clauses: [${JSON.stringify(clause)}] }
- name: ${id}, left alone
  post: { text: Write here the post that is nearest to it and must pass., capacity: official }
  expect: { advice: clear }
`,
  }
}
