import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

type Settings = { readonly forbidden: IForbiddenRuleType[]; readonly options: ICruiseOptions }

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
const { forbidden, options: all } = createRequire(import.meta.url)(
  join(root, '.dependency-cruiser.cjs'),
) as Settings
// The path of the compiler's settings is for the command line.
const { tsConfig: _, ...options } = all

/** A file of the house with one import too many, and the rule that must say so. */
const broken: readonly { readonly rule: string; readonly files: Readonly<Record<string, string>> }[] = [
  { rule: 'contract-needs-nothing', files: { 'packages/contract/src/a.ts': "import 'node:fs'" } },
  { rule: 'calendar-is-pure', files: { 'packages/calendar/src/a.ts': "import '@noble/hashes/sha2.js'" } },
  { rule: 'connectors-are-pure', files: { 'packages/connectors/src/a.ts': "import 'node:crypto'" } },
  {
    rule: 'platforms-do-not-meet',
    files: {
      'packages/connectors/src/x/a.ts': "import '../mastodon/b.ts'",
      'packages/connectors/src/mastodon/b.ts': 'export {}',
    },
  },
  { rule: 'engine-is-pure', files: { 'packages/engine/src/a.ts': "import 'node:crypto'" } },
  { rule: 'ledger-is-pure', files: { 'packages/ledger/src/a.ts': "import 'node:crypto'" } },
  {
    rule: 'text-knows-no-policy',
    files: {
      'packages/engine/src/text/a.ts': "import '../policy/b.ts'",
      'packages/engine/src/policy/b.ts': 'export {}',
    },
  },
  {
    rule: 'detectors-do-not-meet',
    files: {
      'packages/engine/src/detectors/a.ts': "import './b.ts'",
      'packages/engine/src/detectors/b.ts': 'export {}',
    },
  },
  {
    rule: 'detectors-do-not-judge',
    files: {
      'packages/engine/src/detectors/a.ts': "import '../policy/advice.ts'",
      'packages/engine/src/policy/advice.ts': 'export {}',
    },
  },
  {
    rule: 'packages-do-not-know-apps',
    files: {
      'packages/packs/src/a.ts': "import '../../../apps/cli/src/b.ts'",
      'apps/cli/src/b.ts': 'export {}',
    },
  },
  {
    rule: 'apps-do-not-meet',
    files: { 'apps/cli/src/a.ts': "import '../../server/src/b.ts'", 'apps/server/src/b.ts': 'export {}' },
  },
  { rule: 'pages-read-no-files', files: { 'apps/web/src/a.ts': "import 'node:fs'" } },
  {
    rule: 'check-knows-no-app',
    files: {
      'apps/web/src/check/a.ts': "import '../app/b.ts'",
      'apps/web/src/app/b.ts': 'export {}',
    },
  },
  {
    rule: 'app-knows-no-check',
    files: {
      'apps/web/src/app/a.ts': "import '../check/b.ts'",
      'apps/web/src/check/b.ts': 'export {}',
    },
  },
  {
    rule: 'advice-knows-neither',
    files: {
      'apps/web/src/advice/a.ts': "import '../app/b.ts'",
      'apps/web/src/app/b.ts': 'export {}',
    },
  },
  {
    rule: 'double-is-for-tests',
    files: { 'apps/web/src/app/a.ts': "import '../../testing/b.ts'", 'apps/web/testing/b.ts': 'export {}' },
  },
  {
    rule: 'packages-by-their-front-door',
    files: {
      'apps/cli/src/a.ts': "import '../../../packages/engine/src/deep.ts'",
      'packages/engine/src/deep.ts': 'export {}',
    },
  },
  { rule: 'sql-only-in-stores', files: { 'apps/server/src/posts/routes.ts': "import 'kysely'" } },
  { rule: 'sql-only-in-stores', files: { 'apps/server/src/app.ts': "import 'pg'" } },
  {
    rule: 'store-knows-no-context',
    files: {
      'apps/server/src/store/a.ts': "import '../posts/index.ts'",
      'apps/server/src/posts/index.ts': 'export {}',
    },
  },
  {
    rule: 'rooms-know-no-context',
    files: {
      'apps/server/src/jobs/a.ts': "import '../people/index.ts'",
      'apps/server/src/people/index.ts': 'export {}',
    },
  },
  {
    rule: 'records-does-not-look-up',
    files: {
      'apps/server/src/records/a.ts': "import '../people/index.ts'",
      'apps/server/src/people/index.ts': 'export {}',
    },
  },
  {
    rule: 'people-does-not-look-up',
    files: {
      'apps/server/src/people/a.ts': "import '../notices/index.ts'",
      'apps/server/src/notices/index.ts': 'export {}',
    },
  },
  {
    rule: 'rooms-know-no-context',
    files: {
      'apps/server/src/blobs/a.ts': "import '../media/index.ts'",
      'apps/server/src/media/index.ts': 'export {}',
    },
  },
  ...[
    ['posts', 'publishing'],
    ['publishing', 'cases'],
  ].map(([lower, higher]) => ({
    rule: `${lower}-does-not-look-up`,
    files: {
      [`apps/server/src/${lower}/a.ts`]: `import '../${higher}/index.ts'`,
      [`apps/server/src/${higher}/index.ts`]: 'export {}',
    },
  })),
  { rule: 'only-net-goes-out', files: { 'apps/server/src/publishing/a.ts': "import 'node:https'" } },
  {
    rule: 'pictures-are-opened-apart',
    files: { 'apps/server/src/media/a.ts': "import 'sharp'" },
  },
  {
    rule: 'logos-are-pure',
    files: {
      'apps/server/src/media/logos/a.ts': "import '../b.ts'",
      'apps/server/src/media/b.ts': 'export {}',
    },
  },
  {
    rule: 'notices-does-not-look-up',
    files: {
      'apps/server/src/notices/a.ts': "import '../policy/index.ts'",
      'apps/server/src/policy/index.ts': 'export {}',
    },
  },
  {
    rule: 'policy-does-not-look-up',
    files: {
      'apps/server/src/policy/a.ts': "import '../media/index.ts'",
      'apps/server/src/media/index.ts': 'export {}',
    },
  },
  {
    rule: 'media-does-not-look-up',
    files: {
      'apps/server/src/media/a.ts': "import '../registers/index.ts'",
      'apps/server/src/registers/index.ts': 'export {}',
    },
  },
  {
    rule: 'registers-does-not-look-up',
    files: {
      'apps/server/src/registers/a.ts': "import '../checks/index.ts'",
      'apps/server/src/checks/index.ts': 'export {}',
    },
  },
  {
    rule: 'checks-does-not-look-up',
    files: {
      'apps/server/src/checks/a.ts': "import '../posts/index.ts'",
      'apps/server/src/posts/index.ts': 'export {}',
    },
  },
  {
    rule: 'context-by-its-front-door',
    files: {
      'apps/server/src/people/a.ts': "import '../records/commit.ts'",
      'apps/server/src/records/commit.ts': 'export {}',
    },
  },
  {
    rule: 'models-are-pure',
    files: {
      'apps/server/src/people/model.ts': "import 'kysely'",
    },
  },
  {
    rule: 'permits-from-those-who-decide',
    files: {
      'apps/server/src/notices/a.ts': "import '../records/permit.ts'",
      'apps/server/src/records/permit.ts': 'export {}',
    },
  },
  {
    rule: 'real-platforms-are-for-tests',
    files: {
      'apps/server/src/publishing/a.ts': "import '../../../../platforms/b.ts'",
      'platforms/b.ts': 'export {}',
    },
  },
  {
    rule: 'no-circles',
    files: {
      'packages/packs/src/a.ts': "import { b } from './b.ts'\nexport const a = b",
      'packages/packs/src/b.ts': "import { a } from './a.ts'\nexport const b = a",
    },
  },
  {
    rule: 'nothing-needs-a-test',
    files: { 'packages/packs/src/a.ts': "import './b.test.ts'", 'packages/packs/src/b.test.ts': 'export {}' },
  },
]

/** Files that only stand for a place, `a.ts` and `b.ts`, get a number, so that all examples can be in one house. */
const numbered = (text: string, at: number): string => text.replace(/\b([ab])(?=(\.test)?\.ts)/g, `$1${at}`)

const house = mkdtempSync(join(tmpdir(), 'arrows-'))
afterAll(() => rmSync(house, { recursive: true }))

/** One house with every broken example in it, and which rules each file of it breaks. */
async function brokenHouse(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const written = new Map<string, string>()
  broken.forEach(({ files }, at) => {
    for (const [name, text] of Object.entries(files)) {
      const [path, said] = [numbered(name, at), numbered(text, at)]
      if ((written.get(path) ?? said) !== said) throw new Error(`two examples need ${path} to be another one`)
      written.set(path, said)
    }
  })
  for (const [path, text] of written) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  const { output } = await cruise([...new Set([...written.keys()].map((path) => path.split('/')[0] ?? ''))], {
    ...options,
    baseDir: house,
    ruleSet: { forbidden },
    validate: true,
  } as ICruiseOptions)
  const broke = new Map<string, Set<string>>()
  for (const { from, rule } of (output as ICruiseResult).summary.violations)
    broke.set(from, (broke.get(from) ?? new Set()).add(rule.name))
  return broke
}

describe('the arrows', () => {
  it('have a broken example for every rule', () => {
    expect([...new Set(broken.map(({ rule }) => rule))].sort()).toEqual(
      forbidden.map(({ name }) => name).sort(),
    )
  })
  describe('are enforced', () => {
    let broke: ReadonlyMap<string, ReadonlySet<string>>
    beforeAll(async () => {
      broke = await brokenHouse()
    })
    for (const [at, { rule, files }] of broken.entries())
      it(`${rule}, at ${Object.keys(files)[0]}`, () => {
        const own = Object.keys(files).flatMap((name) => [...(broke.get(numbered(name, at)) ?? [])])
        expect(own).toContain(rule)
      })
  })

  it('lead to permits by no other door: what makes one is not shown by the front door of records', () => {
    expect(readFileSync(join(root, 'apps/server/src/records/index.ts'), 'utf8')).not.toContain('issuePermit')
  })

  it('hold in this house, and the tool has looked at all of it', async () => {
    const { output } = await cruise(['packages', 'apps'], {
      ...options,
      baseDir: root,
      ruleSet: { forbidden },
      validate: true,
    } as ICruiseOptions)
    const { violations, totalCruised } = (output as ICruiseResult).summary
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    expect(totalCruised).toBeGreaterThan(60)
  }, 180_000)
})
