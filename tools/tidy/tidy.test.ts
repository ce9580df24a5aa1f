import { describe, expect, it } from 'vitest'
import { detectorList } from '../docs/detector-list.mjs'
import { files, text } from './files.ts'

const linesMax = 400
/** Tables, tests and generated files may be long; each with its reason. */
const longAllowed = new Map([['packages/engine/src/text/fold-table.ts', 'generated']])

const isCode = (name: string): boolean => /\.(ts|tsx|mjs|cjs|js)$/.test(name)
const isTest = (name: string): boolean => /\.test\.tsx?$/.test(name)
const code = files.filter(isCode)
const prose = files.filter((name) => name.endsWith('.md'))
const offenders = (names: readonly string[], wrong: (source: string, name: string) => boolean): string[] =>
  names.filter((name) => wrong(text(name), name))

describe('the house', () => {
  it('has no file of more than one idea', () => {
    const long = code.filter((name) => !isTest(name) && !longAllowed.has(name))
    expect(offenders(long, (source) => source.split('\n').length > linesMax)).toEqual([])
  })

  it('has no exemption that nothing needs', () => {
    const needless = [...longAllowed.keys()].filter((name) => !files.includes(name))
    expect(needless).toEqual([])
  })

  it('has no room for everything', () => {
    const rooms = /(^|\/)(utils?|helpers?|common|misc|shared|types|constants|managers?|services?)(\/|\.tsx?$)/
    expect(files.filter((name) => rooms.test(name))).toEqual([])
  })

  it('has no barrel: an index names what it shows', () => {
    expect(
      offenders(
        code.filter((name) => /\/index\.ts$/.test(name)),
        (source) => /export \*/.test(source),
      ),
    ).toEqual([])
  })

  it('has no marker for later work', () => {
    const marker = new RegExp(['\\b(TO', 'DO|FIX', 'ME|X', 'XX)\\b'].join(''))
    expect(
      offenders(
        [...code, ...prose],
        (source, name) => name !== 'tools/tidy/tidy.test.ts' && marker.test(source),
      ),
    ).toEqual([])
  })

  it('names no folder of a machine and no registry', () => {
    const places = new RegExp(
      ['/wo', 'rk/|/ho', 'me/[a-z]|/ro', 'ot/|registry\\.npm', 'js|deb\\.deb', 'ian\\.org'].join(''),
    )
    const readable = files.filter((name) => !/\.(png|ico|woff2?)$/.test(name) && name !== 'package-lock.json')
    expect(offenders(readable, (source) => places.test(source))).toEqual([])
  })

  it('has a fresh lock file without addresses', () => {
    expect(text('package-lock.json')).not.toContain('"resolved": "http')
  })
})

describe('what is pure', () => {
  const productOf = (folder: string) =>
    code.filter((name) => name.startsWith(folder) && !isTest(name) && !name.endsWith('testing.ts'))
  const engine = productOf('packages/engine/src/')
  const ledger = productOf('packages/ledger/src/')
  const calendar = productOf('packages/calendar/src/')
  const connectors = productOf('packages/connectors/src/').filter(
    (name) => !/\/conformance[^/]*\.ts$/.test(name),
  )
  const withoutComments = (source: string) => source.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')

  it('asks the runtime for nothing that may differ', () => {
    const differs =
      /\bIntl\b|\.normalize\(|toLocale|localeCompare|Math\.(exp|log|pow|sin|cos|random|sqrt|cbrt|tanh)|Date\.now|new Date|\\p\{/
    expect(calendar.length).toBeGreaterThan(5)
    expect(connectors.length).toBeGreaterThan(30)
    expect(
      offenders([...calendar, ...connectors, ...engine, ...ledger], (source) =>
        differs.test(withoutComments(source)),
      ),
    ).toEqual([])
  })

  it('makes no salt, key or time of its own in the ledger', () => {
    expect(ledger.length).toBeGreaterThan(20)
    const makes =
      /\brandom\w*\(|randomBytes|randomSecretKey|keygen|getRandomValues|performance|globalThis|\bcrypto\b/
    expect(offenders(ledger, (source) => makes.test(withoutComments(source)))).toEqual([])
  })

  it('runs no regular expression in a detector or where words are seen through a disguise', () => {
    const readers = engine.filter(
      (name) => name.includes('/detectors/') || name.endsWith('/text/disguise.ts'),
    )
    const runs =
      /\.(match|matchAll|search|replace|replaceAll|split)\(\/|\/[gimsuy]*\.(test|exec)\(|\bRegExp\b/
    expect(readers.some((name) => name.endsWith('/text/disguise.ts'))).toBe(true)
    expect(offenders(readers, (source) => runs.test(source))).toEqual([])
  })
})

describe('each detector', () => {
  const folder = 'packages/engine/src/detectors/'
  const stems = files
    .filter(
      (name) =>
        name.startsWith(folder) && name.endsWith('.ts') && !isTest(name) && !name.endsWith('/index.ts'),
    )
    .map((name) => name.slice(folder.length, -3))
    .filter((stem) => text(`${folder}${stem}.ts`).includes('defineDetector('))

  for (const stem of stems) {
    it(`${stem} has its page and its table beside it`, () => {
      expect(files).toContain(`${folder}${stem}.md`)
      expect(files).toContain(`${folder}${stem}.test.ts`)
    })
    it(`${stem} is named after its file`, () => {
      expect(text(`${folder}${stem}.ts`)).toContain(`id: '${stem}'`)
    })
    it(`${stem} has a page with the headings, in order`, () => {
      const headings = [...text(`${folder}${stem}.md`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
      expect(headings).toEqual([
        'Why',
        'Finds',
        'Stays silent',
        expect.stringMatching(/^(Lists|Options)$/),
        'Known limits',
      ])
    })
  }

  it('is in the generated list, and the list is fresh', () => {
    expect(text(`${folder}index.ts`).replace(/\s/g, '')).toBe(detectorList().replace(/\s/g, ''))
  })
})
