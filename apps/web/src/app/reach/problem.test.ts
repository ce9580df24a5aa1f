import { describe, expect, it } from 'vitest'
import { sayQuery } from './call.ts'
import { fieldsOf, noConnection, ProblemError, pageOf, readProblem } from './problem.ts'

const problem = { type: '/docs/refusals/x', title: 'T', status: 400, detail: 'D', code: 'bad-request' }
const answer = (body: string, type: string, status = 400) =>
  new Response(body, { status, headers: { 'content-type': type } })

describe('a problem', () => {
  it('is taken as the server put it', async () => {
    expect(
      await readProblem(answer(JSON.stringify(problem), 'application/problem+json; charset=utf-8')),
    ).toEqual(problem)
  })
  it.each([
    ['a page of something in between', '<html>', 'text/html'],
    ['no JSON', '{', 'application/problem+json'],
    ['JSON of another kind', '[]', 'application/problem+json'],
    ['a problem of another program', '{"title":"Bad gateway","code":1}', 'application/problem+json'],
  ])('that is %s says that nothing was changed', async (_, body, type) => {
    expect(await readProblem(answer(body, type, 502))).toMatchObject({ code: 'not-now', status: 502 })
  })
  it.each([
    ['/docs/refusals/x', '/docs/refusals/x'],
    ['https://other.example/docs/refusals/x', undefined],
    ['about:blank', undefined],
  ])('of the type %s has the page %s', (type, page) => expect(pageOf({ ...problem, type })).toBe(page))
  it('of a lost connection has no page, because nobody would get there', () => {
    expect([pageOf(noConnection), noConnection.code]).toEqual([undefined, 'no-connection'])
  })
  it('has its sentences by field', () => {
    const fields = [{ path: 'entry.name', says: 'is needed' }]
    expect(fieldsOf(new ProblemError({ ...problem, fields }))).toEqual({ 'entry.name': 'is needed' })
    expect(fieldsOf(new Error('broken'))).toEqual({})
  })
  it('never speaks to people in the words of a parser', () => {
    const fields = [{ path: 'to', says: 'Invalid ISO datetime' }]
    expect(fieldsOf(new ProblemError({ ...problem, fields }))['to']).toBe(
      'This is missing, or cannot be used as it stands.',
    )
  })
})

describe('the search part of an address', () => {
  it.each([
    [{}, ''],
    [{ search: '', unit: undefined }, ''],
    [{ search: 'Ng & Co', unit: 'u1' }, '?search=Ng+%26+Co&unit=u1'],
  ])('of %j is "%s"', (query, said) => expect(sayQuery(query)).toBe(said))
})
