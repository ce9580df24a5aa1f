import type { UsesOfMedia } from '../media/index.ts'
import type { Db } from '../store/database.ts'
import { findPostsWithPicture } from './version/store.ts'

/** A picture that a post shows stays. Which post is not said: whoever asks about a picture need not see it. */
export const usesInPosts =
  (db: Db): UsesOfMedia =>
  async (media) => {
    const { length } = await findPostsWithPicture(db, media)
    if (length === 0) return []
    return [
      {
        says: length === 1 ? 'It is in a post.' : `It is in ${length === 20 ? '20 or more' : length} posts.`,
      },
    ]
  }
