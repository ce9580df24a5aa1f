import type { NoticeKind } from '../../notices/index.ts'

/** What waits until somebody else has looked at a delete or a block. */
export const noticeOfLook = 'publishing.comment-look'
/** What waits until somebody who asked for another look has an answer. */
export const noticeOfComplaint = 'publishing.comment-complaint'

/** What waits when a block was to end, until whoever was blocked is let back. */
export const noticeOfEnd = 'publishing.comment-block-end'

/** What is done to comments of others, and what they ask about it, waits for people who did not do it. */
export const commentNotices: readonly NoticeKind[] = [
  {
    ...{ kind: noticeOfLook, title: 'A comment was deleted or its writer blocked. Take a second look.' },
    ...{
      name: 'Second looks at comments',
      isMailed: true,
      isUrgent: false,
      isMustKnow: true,
      endsBy: 'deed',
    },
  },
  {
    ...{ kind: noticeOfEnd, title: 'Somebody was blocked until now. Let them back, or block them anew.' },
    ...{ name: 'Ends of blocks', isMailed: true, isUrgent: false, isMustKnow: false, endsBy: 'deed' },
  },
  {
    ...{ kind: noticeOfComplaint, title: 'Somebody asks for another look at their comment.' },
    ...{ name: 'Requests about comments', isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'deed' },
  },
]
