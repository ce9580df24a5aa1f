export type CommentGround = {
  readonly label: string
  /** For whoever decides, and for everybody on the page of the house rules. */
  readonly says: string
  /** Holds only on channels whose own house rules are published. */
  readonly needsHouseRules?: true
  /** Somebody may be in danger, so help comes before tidying. */
  readonly needsHelp?: true
}

/**
 * Why a comment may be hidden, deleted or its writer blocked. Each is about what is done to people or about the law. What
 * somebody thinks is none of them, and there is no "other".
 */
export const commentGrounds = {
  threat: {
    label: 'A threat, or abuse of a person',
    says: 'It threatens somebody, urges others to hurt them, or abuses a person. Anger at a decision is not abuse of a person.',
  },
  hate: {
    label: 'Hatred of people for what they are',
    says: 'It urges hatred or serious contempt of people for something that the Discrimination Act protects.',
  },
  private: {
    label: 'Somebody’s private details',
    says: 'It gives away where somebody lives, their health, their number or another private detail of theirs.',
  },
  unlawful: {
    label: 'Against the law, or before a court',
    says: 'It is likely to be defamatory, breaks a court order, may harm a trial, or offers something unlawful.',
  },
  spam: {
    label: 'Advertising, a scam, or a machine',
    says: 'It sells something, leads to a scam, or was posted over and over by a program.',
  },
  sexual: {
    label: 'Sexual or very violent material',
    says: 'It shows or describes sex or violence in a way that has no place under a public post.',
  },
  danger: {
    label: 'Somebody may be in danger',
    says: 'It is about harm to a child or about somebody who may harm themselves. Help comes first; then the words can be taken out of sight.',
    needsHelp: true,
  },
  flood: {
    label: 'Many that have nothing to do with the post',
    says: 'The same writer fills the page with what has nothing to do with the post, and the house rules of the channel say that this is hidden.',
    needsHouseRules: true,
  },
} as const satisfies Readonly<Record<string, CommentGround>>

export type CommentGroundName = keyof typeof commentGrounds
export const commentGroundNames = Object.keys(commentGrounds) as readonly CommentGroundName[]

/** What is no reason, in the words of the form and of the page of the house rules. */
export const noGround =
  'That somebody disagrees, criticises, complains or swears about the government is no reason.'
