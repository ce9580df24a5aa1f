import type { Migration } from '../migration.ts'

/** Files are brought in not only of people; where they are kept for a day is for all of them. */
export const fileImportRename: Migration = {
  name: '0012-file-import-rename',
  statements: ['alter table people_import rename to file_import'],
}
