export type PackSeed = {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly timeZone: string
}

const quoted = (text: string): string => JSON.stringify(text)

/** The files of a pack that holds a skeleton to fill in: it compiles and its one case holds. */
export function blankPack({ id, title, body, timeZone }: PackSeed): Readonly<Record<string, string>> {
  return {
    'pack.yaml': `id: ${id}
version: 0.1.0
kind: base
title: ${quoted(title)}
body: ${quoted(body)}
issuer: Who signs it
authority: The law or instruction it stands on
issued: "2026-01"
review: When it is looked at again, or that nobody said
status: Draft; not in force
timeZone: ${timeZone}
# General English words: swearing, slurs, threats and the like. Take this out to start with no words at all.
uses: [plain-english]

# What your people call the three ways of speaking.
capacities:
  personal: { label: for myself }
  representative: { label: as a committee member or delegate }
  official: { label: for an official account }

# Whom the policy binds, for the page's "Does this bind me?".
bound:
  - { who: Employees, bound: yes, say: The policy speaks to you., clause: "1" }
  - { who: Contractors, bound: ask, say: Look in your contract., clause: "1" }

# What a finding about a personal post may reach at most.
ceilings:
  - capacity: [personal, representative]
    otherwise: ask
    subjects:
      { marking: stop, secret: stop, identifier: stop, threat: stop, slur: stop, hate: stop, private-fact: stop,
        crest: stop, register-match: stop, opinion: ask, work-trouble: think, pseudonym: think, time: think,
        politics: nothing, union: nothing }

# What your policy does not say and you decide here. Rules cite these as local.NAME.
localSettings:
  - id: approver
    title: Who approves an official post
    open: The policy does not name the approver.
    setting: Somebody who did not write or edit it, by the delegation table.

disclaimer: The views here are my own.
help: [media-team]
`,
    'clauses/01-principles.yaml': `# One entry a numbered statement of your policy, in your own plain words.
- number: "1"
  kinds: [definition]
  title: Whom this binds
  text: Say here who is bound.
  binds: All staff
  capacities: [personal, representative, official]
  seen: people
  left: Edge cases, such as contractors and volunteers.
- number: "2"
  kinds: [obligation]
  title: Be polite
  text: Say here what courtesy means.
  binds: All staff
  capacities: [personal, representative, official]
  seen: flagged
  checked: Swearing and shouting.
  left: Context, humour and quotation.
  question: Would you say it at a public meeting?
- number: "3"
  kinds: [process]
  title: Official posts are approved
  text: Say here that somebody else approves what goes out on an official channel.
  binds: Everyone who posts on an official channel
  capacities: [official]
  seen: decided
  checked: That an approval by somebody else stands for exactly this content.
  settings: [approver]
`,
    'rules/tone.yaml': `# What to look for, for whom, and how strong. \`npm run new rule\` writes more.
- id: swearing
  clause: "2"
  detector: offensive-language
  subject: profanity
  advice:
    - { then: stop, when: { capacity: [official] } }
    - { then: think }
  contacts: [media-team]
`,
    'wording/tone.yaml': `swearing:
  why: Swearing may offend people who did not choose to read it.
  remedy: Say it in other words.
`,
    'requirements.yaml': `- { kind: capacity, clause: "1", say: Say in which capacity you post., remedy: Choose one above. }
- kind: approval
  clause: "3"
  when: { capacity: [official] }
  say: Somebody else approves exactly this.
  remedy: Ask for approval.
`,
    'contacts.yaml': `# Whom an "ask" means, in your body.
- id: media-team
  name: The media team
  for: Anything about an official channel
  question: May I post this?
  local: true
`,
    'lists/employers.txt': '# Names of the body and its parts, one a line, as people write them.\n',
    'cases/tone.yaml': `# A post, what is known of it, and the advice it must get. They are tests, examples and the course at once.
- name: an ordinary post
  post: { text: The library opens at nine., capacity: official }
  expect: { advice: clear, requirements: { approval: false } }
- name: a swear word on an official channel
  post: { text: What the fuck., capacity: official }
  expect: { advice: stop, clauses: ["2"], words: [fuck] }
`,
    'CHANGES.md': '# Changes\n\n## 0.1.0\n\nStarted.\n',
    'README.md': `# ${title}

A policy pack of ${body}. Write it in this order:

1. \`pack.yaml\`: who issued it, whom it binds, your words for the three capacities, your time zone.
2. \`clauses/\`: every numbered statement, in your own plain words.
3. \`contacts.yaml\`: whom an "ask" means.
4. \`rules/\` and \`wording/\`: what to look for, for whom, how strong, and what to say.
5. \`lists/\`: your own words, such as the names of your departments (\`employers.txt\`).
6. \`cases/\`: posts on both sides of every rule.

Then \`secondlook pack test ./${id}\` and \`secondlook pack lint ./${id}\`.
`,
  }
}
