// Who may import whom. Each rule has a name and says what to do instead; tools/tidy/arrows.test.ts breaks each on purpose.
const tests = '[.]test[.]ts$|/testing[.]ts$'

/** Contexts of the server, lowest first: each may use those before it. */
const contexts = [
  'records',
  'people',
  'notices',
  'policy',
  'media',
  'registers',
  'checks',
  'posts',
  'publishing',
  'cases',
]
const rooms = ['net', 'blobs', 'disk', 'store', 'keys', 'jobs', 'http', 'csv']
const anyContext = `(${contexts.join('|')})`

module.exports = {
  forbidden: [
    {
      name: 'contract-needs-nothing',
      severity: 'error',
      comment:
        'The contract is shapes: zod and nothing else. A decision belongs in the engine or in a context.',
      from: { path: '^packages/contract/src/', pathNot: tests },
      to: { pathNot: '^packages/contract/src/|node_modules/zod/' },
    },
    {
      name: 'calendar-is-pure',
      severity: 'error',
      comment:
        'The calendar gives the same day in a browser, on a server and in ten years. Hand it instants and holidays.',
      from: { path: '^packages/calendar/src/', pathNot: tests },
      to: { pathNot: '^packages/calendar/src/' },
    },
    {
      name: 'connectors-are-pure',
      severity: 'error',
      comment:
        'What would be sent is the same bytes in a browser, on a server and in ten years. What sends it belongs to the server.',
      from: { path: '^packages/connectors/src/', pathNot: `${tests}|/conformance[^/]*[.]ts$` },
      to: {
        pathNot:
          '^packages/(connectors|contract)/src/|node_modules/(@noble/hashes|htmlparser2|linkify-it|tlds|unicode-segmenter)/',
      },
    },
    {
      name: 'platforms-do-not-meet',
      severity: 'error',
      comment:
        'A connector is one folder and can be read alone. What two need stands above them: text/, talk/, cautions.ts, checks.ts.',
      from: { path: '^packages/connectors/src/([^/]+)/', pathNot: tests },
      to: {
        path: '^packages/connectors/src/[^/]+/',
        pathNot: '^packages/connectors/src/(text|talk|$1)/',
      },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment:
        'The engine gives the same answer in a browser, on a server and in ten years. Hand it what it needs.',
      from: { path: '^packages/engine/src/', pathNot: tests },
      to: { pathNot: '^packages/(engine|contract|calendar)/src/|node_modules/@noble/hashes/' },
    },
    {
      name: 'ledger-is-pure',
      severity: 'error',
      comment:
        'The ledger proves the same thing in a browser, on a server and to a stranger. Hand it salts, keys and times.',
      from: { path: '^packages/ledger/src/', pathNot: tests },
      to: { pathNot: '^packages/ledger/src/|node_modules/@noble/(hashes|curves)/' },
    },
    {
      name: 'text-knows-no-policy',
      severity: 'error',
      comment: 'Reading words comes before judging them. What text/ needs from policy/ is an argument.',
      from: { path: '^packages/engine/src/text/', pathNot: tests },
      to: { path: '^packages/engine/src/(policy|detectors|registers)/' },
    },
    {
      name: 'detectors-do-not-meet',
      severity: 'error',
      comment: 'A detector that needs another hides a missing function in text/. Move the shared part there.',
      from: { path: '^packages/engine/src/detectors/([^/.]+)', pathNot: '/index[.]ts$' },
      to: { path: '^packages/engine/src/detectors/', pathNot: '^packages/engine/src/detectors/$1[.]' },
    },
    {
      name: 'detectors-do-not-judge',
      severity: 'error',
      comment:
        'A detector says what it saw; how strong that is, the pack decides. Only the types of facts may be seen.',
      from: { path: '^packages/engine/src/detectors/', pathNot: tests },
      to: { path: '^packages/engine/src/policy/', pathNot: '^packages/engine/src/policy/facts[.]ts$' },
    },
    {
      name: 'packages-do-not-know-apps',
      severity: 'error',
      comment: 'A package may run anywhere; an app is one place where it runs.',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-meet',
      severity: 'error',
      comment:
        'Apps share through packages. The command line starts the server as a built program, never as an import.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pages-read-no-files',
      severity: 'error',
      comment: 'A page runs in a browser. The build hands it what was read from disk.',
      from: { path: '^apps/web/src/', pathNot: tests },
      to: { path: '^packages/packs/|^node:|^fs$|^path$' },
    },
    {
      name: 'check-knows-no-app',
      severity: 'error',
      comment:
        'The private check is a document of its own: nothing of the signed-in app may reach it. What both need lies beside them, in advice/.',
      from: { path: '^apps/web/src/(check|offline|pack|policy)/' },
      to: { path: '^apps/web/src/app/' },
    },
    {
      name: 'app-knows-no-check',
      severity: 'error',
      comment:
        'The signed-in app never holds what somebody checks in private. Lead to the check with a link and nothing else.',
      from: { path: '^apps/web/src/app/' },
      to: { path: '^apps/web/src/(check|offline|pack|policy)/' },
    },
    {
      name: 'advice-knows-neither',
      severity: 'error',
      comment:
        'What the check and the app both show is handed what it shows. If it needs one of them, it belongs there.',
      from: { path: '^apps/web/src/advice/' },
      to: { path: '^apps/web/src/(app|check|offline|pack|policy)/' },
    },
    {
      name: 'double-is-for-tests',
      severity: 'error',
      comment: 'The in-memory double of the server stands in for it in tests of screens and nowhere else.',
      from: { path: '^apps/[^/]+/src/|^packages/', pathNot: tests },
      to: { path: '^apps/web/testing/' },
    },
    {
      name: 'packages-by-their-front-door',
      severity: 'error',
      comment: 'Use another package through its name, so that what it promises is one short file.',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: '^$1/$2/|/src/(index|testing)[.]ts$' },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      comment:
        'A reader who looks for a table finds every query on it in one file: the store.ts of its context.',
      from: {
        path: '^apps/',
        // Conditions of who may see what are made of the table's rows; the rest write a row beside deciding on it.
        pathNot:
          '^apps/server/src/store/|^apps/server/src/.+/(store|tables)[.]ts$|[.]test[.]ts$|/testing[.]ts$|' +
          '^apps/server/src/people/access/(relation|decide|grants|will-hold)[.]ts$|' +
          '^apps/server/src/people/(routes/held-roles|import/people-import|directory/(people|lock))[.]ts$|' +
          '^apps/server/src/(notices/notices-hold|records/row-state|records/fsck/fsck)[.]ts$',
      },
      to: { path: 'node_modules/(kysely|pg|@types/pg)/' },
    },
    {
      name: 'store-knows-no-context',
      severity: 'error',
      comment:
        'The store is below every context. What it needs of one is an argument; a table is declared in its own.',
      from: { path: '^apps/server/src/store/' },
      to: { path: '^apps/server/src/', pathNot: '^apps/server/src/(store|disk)/' },
    },
    {
      name: 'rooms-know-no-context',
      severity: 'error',
      comment:
        'Files, keys, jobs and HTTP are below every context. Which jobs and routes there are, app.ts hands in.',
      from: { path: `^apps/server/src/(${rooms.join('|')})/`, pathNot: tests },
      to: { path: `^apps/server/src/${anyContext}/` },
    },
    {
      name: 'only-net-goes-out',
      severity: 'error',
      comment:
        'Addresses that people name are reached through `net/`, which looks at where a connection really goes.',
      from: { path: '^apps/server/src/', pathNot: `${tests}|^apps/server/src/net/` },
      to: { path: '^(node:)?https$' },
    },
    ...contexts.slice(0, -1).map((name, at) => ({
      name: `${name}-does-not-look-up`,
      severity: 'error',
      comment: `What ${name} needs of a later context is a port that app.ts plugs in; what must travel up is a listener.`,
      from: { path: `^apps/server/src/${name}/`, pathNot: tests },
      to: { path: `^apps/server/src/(${contexts.slice(at + 1).join('|')})/` },
    })),
    {
      name: 'context-by-its-front-door',
      severity: 'error',
      comment: 'Use another context through its index.ts, so that what it promises is one short file.',
      from: { path: `^apps/server/src/${anyContext}/`, pathNot: tests },
      to: {
        path: `^apps/server/src/${anyContext}/`,
        pathNot:
          '^apps/server/src/$1/|^apps/server/src/[^/]+/index[.]ts$|^apps/server/src/records/permit[.]ts$',
      },
    },
    {
      name: 'models-are-pure',
      severity: 'error',
      comment: 'A model decides and neither reads nor writes. Give it what it needs as arguments.',
      from: { path: '^apps/server/src/.+/model[.]ts$' },
      to: { path: 'node_modules/(kysely|pg|pg-boss|fastify|@fastify/[^/]+)/' },
    },
    {
      name: 'pictures-are-opened-apart',
      severity: 'error',
      comment:
        'What decodes, reads or recognises in a file runs in media/child, a process that is ended when it uses too much. Ask it.',
      from: { path: '^apps/server/src/', pathNot: `^apps/server/src/media/child/|${tests}` },
      to: { path: 'node_modules/(sharp|exifreader|tesseract[.]js)/|^(sharp|exifreader|tesseract[.]js)$' },
    },
    {
      name: 'logos-are-pure',
      severity: 'error',
      comment:
        'Pixels in, places out: recognising logos reads and writes nothing, and is measured as it runs.',
      from: { path: '^apps/server/src/media/logos/', pathNot: tests },
      to: { pathNot: '^apps/server/src/media/logos/' },
    },
    {
      name: 'permits-from-those-who-decide',
      severity: 'error',
      comment:
        'A permit is issued by people/access, by a host command or by a job. Ask for one, and hand it on.',
      from: {
        path: '^apps/server/src/',
        pathNot:
          '^apps/server/src/records/|^apps/server/src/people/access/|^apps/server/src/people/index[.]ts$|^apps/server/src/(compose|jobs-of-contexts|link-command|open-publishing)[.]ts$|/testing[.]ts$|[.]test[.]ts$',
      },
      to: { path: '^apps/server/src/records/permit[.]ts$' },
    },
    {
      name: 'real-platforms-are-for-tests',
      severity: 'error',
      comment:
        'Real servers, doubles and the practice platform stand beside the product, and it talks to them over HTTP. What the product needs to know of a platform is in packages/connectors.',
      from: { path: '^(packages/[^/]+|apps/[^/]+)/src/', pathNot: tests },
      to: { path: '^platforms/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-needs-a-test',
      severity: 'error',
      comment: 'What a test and the product share belongs in a file of its own.',
      from: { pathNot: '[.]test[.]tsx?$' },
      to: { path: '[.]test[.]tsx?$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|apps)/[^/]+/dist/' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'default'], exportsFields: ['exports'] },
  },
}
