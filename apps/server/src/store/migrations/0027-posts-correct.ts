import type { Migration } from '../migration.ts'

/** Which post a post corrects, said once when it is begun; and what came down, by when it did. */
export const postsCorrect: Migration = {
  name: '0027-posts-correct',
  statements: [
    'alter table post add column corrects text collate "C" references post',
    'alter table post add constraint post_corrects_another check (corrects <> id)',
    'create index post_by_corrects on post (corrects) where corrects is not null',
    "create index publication_act_down on publication_act (at) where does in ('withdrawn', 'gone')",
  ],
}
