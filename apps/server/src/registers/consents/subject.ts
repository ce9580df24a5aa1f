/**
 * Whose consent it is, however it is written: by the reference that tells people of one name apart, where one is
 * given. Without one, everybody of that name is taken for the same person, so that a no is never missed.
 */
export const subjectOf = ({
  subject,
  reference,
}: {
  readonly subject: string | null
  readonly reference: string | null
}): string => `${plain(subject)}${reference === null ? '' : ` (${plain(reference)})`}`

const plain = (text: string | null): string =>
  (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
