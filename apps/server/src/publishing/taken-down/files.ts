import type { PublicTakenDown, TakenDown } from '@secondlook/contract'
import { writeFile } from '../../csv/write.ts'
import { sayInstant } from '../../notices/index.ts'

const when = (at: string | null): string => (at === null ? '' : sayInstant(at))
const lines = (some: readonly string[]): string => some.join('\n')

const byName = 'Not known: with the platform’s own log-in'

/** The list as a file for spreadsheets, by name. */
export const insideCsv = ({ rows }: Pick<TakenDown, 'rows'>): string =>
  writeFile(
    [
      ...['channel', 'platform', 'post', 'title', 'text', 'went out', 'came down', 'who', 'why'],
      ...['what remains', 'addresses', 'corrected by', 'post id'],
    ],
    rows.map((row) => [
      ...[row.channel.name, row.platform, row.post.name, row.title ?? '', row.text, when(row.wentOutAt)],
      ...[when(row.cameDownAt), row.how === 'here' ? (row.by?.name ?? '') : byName, row.why ?? ''],
      ...[row.remains, lines(row.addresses), lines(row.correctedBy.map(({ title }) => title)), row.post.id],
    ]),
  )

/** The form for the public as a file for spreadsheets; what is said of it stands in its last rows. */
export const publicCsv = ({ rows, says }: PublicTakenDown): string =>
  writeFile(
    ['channel', 'platform', 'went out', 'came down', 'who', 'why', 'addresses', 'corrected at'],
    [
      ...rows.map((row) => [
        ...[row.channel, row.platform, when(row.wentOutAt), when(row.cameDownAt), row.by, row.why],
        ...[lines(row.addresses), lines(row.correctedAt)],
      ]),
      ...says.map((sentence) => [sentence, '', '', '', '', '', '', '']),
    ],
  )
