import { type PostChange, postChanges } from '../../apps/server/src/posts/version/what-voids.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const rows = (some: readonly PostChange[]): string =>
  some.map(({ what, because }) => `| ${capital(what)} | ${because} |`).join('\n')

/** docs/reference/what-voids-an-approval.md */
export const whatVoidsPage = (): string => `# What voids an approval

An approval is of one digest, over everything that the public could see and everything that was weighed. Whatever is in the digest voids an approval when it changes; whatever is not, does not. This page is made from the table that the test goes through: each row is a change that was made, and a digest that was compared.

Saving a version ends the round of approval before it, also where somebody goes back to words that were approved once: [SPEC, V3](../../apps/server/src/posts/lifecycle/SPEC.md).

## What voids it

| change of | because |
|---|---|
${rows(postChanges.filter(({ voids }) => voids))}

## What does not

| change of | because |
|---|---|
${rows(postChanges.filter(({ voids }) => !voids))}

What may change without anybody touching the post (a consent that is taken back, a channel that is paused, a freeze, a delegation that ends) voids nothing and is asked again at every yes and when it goes out.
`
