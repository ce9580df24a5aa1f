import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account } from '../content.ts'
import { measure, prepare } from '../prepare.ts'

const account: Account = { platform: 'Instagram', address: '@transport', platformId: null }

it('says what a person is to post, with everything that belongs to it', () => {
  const prepared = prepare(
    { ...post, text: 'One\n---\nTwo', pictures: [{ ...picture, credit: 'Photo: A' }] },
    account,
    'post_1:channel_1',
  )
  expect(prepared).toMatchObject({
    ok: true,
    connector: 'by-hand',
    requests: [
      {
        method: 'BY-HAND',
        path: '@transport',
        body: {
          kind: 'post',
          title: post.title,
          parts: ['One', 'Two'],
          pictures: [{ digest: picture.digest, alt: picture.alt, credit: 'Photo: A' }],
        },
      },
    ],
  })
})

it('counts, and knows no limit', () => {
  expect(measure({ ...post, text: 'Late 🚊' }, 'Instagram')).toMatchObject({
    used: 6,
    limit: null,
    says: '6 characters',
  })
})
