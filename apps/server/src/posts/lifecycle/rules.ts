/** The rules of SPEC.md that a test can take away one by one, to see that it would be noticed. */
export const ruleNames = [
  'V2-savers',
  'V2-writers',
  'V2-for-ever',
  'V3',
  'R4-once',
  'R5-two',
  'Y1-version',
  'Y1-digest',
  'Y2',
  'Y3',
  'Y3-humans',
  'Y4',
  'Y5-tier',
  'Y5-channel',
  'Y6',
  'Y7',
  'Y8',
  'Y9-reason',
  'Y9-stop',
  'Y10',
  'A2-held',
  'A2-ended',
  'A3',
  'A4',
  'A5',
  'A6-tier',
] as const
export type RuleName = (typeof ruleNames)[number]

export type Rules = ReadonlySet<RuleName>
export const allRules: Rules = new Set(ruleNames)
