import { describe, expect, it } from 'vitest'
import { pageSays } from './page.ts'

const page = (head: string) => `<!doctype html><html><head>${head}</head><body><p>Words</p></body></html>`

describe('what a page says of itself', () => {
  it('is what it gives to whoever links to it, before what it gives to search engines', () => {
    expect(
      pageSays(
        page(`<title>Pools | City</title><meta name="description" content="All pools.">
          <meta property="og:title" content="Lyneham pool &amp; oval"><meta property="og:description" content="Opens Friday.">
          <meta property="og:image" content="/pool.jpg"><meta property="og:image:alt" content="Three lanes">`),
      ),
    ).toEqual({
      title: 'Lyneham pool & oval',
      description: 'Opens Friday.',
      picture: '/pool.jpg',
      pictureAlt: 'Three lanes',
    })
  })

  it('is its title and description where it gives nothing else, and nothing where it has no title', () => {
    expect(
      pageSays(page('<TITLE>\n Pools\n of the city </TITLE><meta NAME=Description content=" All  pools. ">')),
    ).toEqual({ title: 'Pools of the city', description: 'All pools.', picture: null, pictureAlt: '' })
    expect(pageSays(page('<meta name="description" content="All pools.">'))).toBeUndefined()
    expect(pageSays('')).toBeUndefined()
    expect(pageSays('{"title":"no page"}')).toBeUndefined()
  })

  it('is the first of several, and never the title of a drawing', () => {
    expect(
      pageSays(
        page(
          '<meta property="og:title" content=" "><meta property="og:title" content="One"><meta property="og:title" content="Two">',
        ),
      )?.title,
    ).toBe('One')
    expect(pageSays('<svg><title>Arrow</title></svg><title>Pools</title>')?.title).toBe('Pools')
  })

  it('has nothing in it that nobody sees, and is no longer than a card', () => {
    const hidden = `A\u0000B\u202eC\u200bD&#xD800;E&#8238;F`
    expect(pageSays(page(`<title>${hidden}</title>`))?.title).toBe('ABCD\ufffdEF')
    const long = pageSays(page(`<title>${'😀'.repeat(400)}</title>`))?.title ?? ''
    expect([...long]).toHaveLength(300)
    expect(long.endsWith('😀…')).toBe(true)
  })

  it('is read of a page of a million open tags in no time', () => {
    const begun = performance.now()
    expect(pageSays(`<title>Pools</title>${'<b>'.repeat(1_000_000)}`)?.title).toBe('Pools')
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})
