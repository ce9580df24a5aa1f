import { describe, expect, it } from 'vitest'
import { credentialIn } from './sign-in.ts'

describe('what somebody entered to sign in with', () => {
  it.each([
    ['the secret alone', 'abcd-efgh', { service: null, user: null, secret: 'abcd-efgh' }],
    ['a secret that looks like JSON', '{"token":1}', { service: null, user: null, secret: '{"token":1}' }],
    [
      'with where and as whom',
      '{"service":"https://wiki.example/w","user":"Parks@second-look","secret":"abcd"}',
      { service: 'https://wiki.example/w', user: 'Parks@second-look', secret: 'abcd' },
    ],
    [
      'with where alone',
      '{"service":"https://social.example","user":null,"secret":"abcd"}',
      { service: 'https://social.example', user: null, secret: 'abcd' },
    ],
  ])('is %s', (_, text, read) => expect(credentialIn(text)).toEqual(read))
})
