import MailComposer from 'nodemailer/lib/mail-composer'

export type Letter = {
  /** The mail's own id; another try of the same mail has the same message id. */
  readonly mail: string
  readonly to: string
  readonly from: string
  readonly count: number
  readonly isUrgent: boolean
  /** Where the one notice is, or the list. */
  readonly link: string
  readonly settingsLink: string
  readonly at: string
}

/**
 * What a mail says: that something waits, where, and how to get fewer of them. Every mail is like every other, so that
 * whoever sees somebody's mail does not learn that a case or a disclosure concerns them.
 */
export function writeLetter({ count, isUrgent, link, settingsLink }: Letter): {
  readonly subject: string
  readonly text: string
} {
  const what = count === 1 ? 'Something' : `${count} things`
  const waits = count === 1 ? 'waits' : 'wait'
  const urgently = isUrgent ? ' and cannot wait long' : ''
  return {
    subject: `${what} ${waits} for you in Second Look`,
    text: [
      `${what} ${waits} for you in Second Look${urgently}. Sign in to see what it is:`,
      link,
      'We never say in a mail what it is about.',
      `You choose which mails you get, and when: ${settingsLink}`,
      '',
    ].join('\n\n'),
  }
}

/** The bytes of a mail. */
export async function formatLetter(letter: Letter): Promise<Uint8Array> {
  const { mail, to, from, settingsLink, at } = letter
  const host = from.slice(from.lastIndexOf('@') + 1)
  const node = new MailComposer({
    ...{ to, from: { name: 'Second Look', address: from }, ...writeLetter(letter) },
    ...{ messageId: `<${mail}@${host}>`, date: new Date(at) },
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${settingsLink}>` },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await node.compile().build()
}
