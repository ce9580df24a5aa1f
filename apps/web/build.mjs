// Writes the check, the policy, the help and the app as files that any server can hand out, with the headers they need.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleApp, bundleForNode, bundleScript, firstFiles } from './build/bundle.mjs'
import { sha256, shortDigest } from './build/digest.mjs'
import { appDocument, checkDocument, docsDocument, policyDocument } from './build/documents.mjs'
import { headersOf } from './build/headers.mjs'
import { largestScreen, saySizes, sizesOf, writePacked } from './build/sizes.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const shownPack = 'act-2015'

/** Builds into `outDir`; what it needed on the way is in `outDir/.parts` only while it runs. */
export async function buildWeb({ outDir = join(here, 'dist') } = {}) {
  await rm(outDir, { recursive: true, force: true })
  const parts = join(outDir, '.parts')
  await mkdir(parts, { recursive: true })
  const { carriedPack } = await bundleForNode(join(here, 'build/pack.ts'), join(parts, 'pack.mjs'))
  const { whole, pack, digest, face } = carriedPack(shownPack)

  const packs = {
    'virtual:pack': asModule(
      { digest },
      `export const pack = JSON.parse(${JSON.stringify(JSON.stringify(pack))})`,
    ),
    'virtual:pack-face': asModule({ face }),
  }
  const worker = await asset('worker', 'src/check/reading/worker.ts', packs)
  const editor = await asset('editor', 'src/check/writing/code-editor.ts', {})
  const picture = await asset('picture', 'src/check/pictures/picture-worker.ts', {})
  const scripts = asModule({
    pictureScript: picture.path,
    workerScript: worker.path,
    editorScript: { src: editor.path, integrity: sha256(editor.bytes) },
  })
  const page = await asset('check', 'src/check/check-entry.tsx', { ...packs, 'virtual:scripts': scripts })

  const { writeCheck, writePolicy, writeDocs } = await bundleForNode(
    join(here, 'src/prerender.tsx'),
    join(parts, 'prerender.mjs'),
    {
      ...packs,
      'virtual:scripts': scripts,
    },
  )
  const check = checkDocument(writeCheck(), page)
  const policy = policyDocument(writePolicy(whole))
  const files = [
    { path: '/check', bytes: Buffer.from(check.html), file: 'check/index.html' },
    { path: '/policy', bytes: Buffer.from(policy.html), file: 'policy/index.html' },
    page,
    editor,
    worker,
    picture,
  ]
  const listed = files.map(({ path, bytes }) => ({ path, integrity: sha256(bytes) }))
  const build = shortDigest(Buffer.from(JSON.stringify(listed)))
  const offline = await bundleScript(join(here, 'src/offline/service-worker.ts'), {
    'virtual:files': asModule({ build, files: listed }),
  })
  const serviceWorker = { path: '/sw.js', bytes: offline, file: 'sw.js' }

  const app = await bundleApp(join(here, 'src/app/app-entry.tsx'))
  const { appRooms } = await bundleForNode(join(here, 'src/app/shell/app-paths.ts'), join(parts, 'paths.mjs'))
  const first = firstFiles(app)
  const frame = appDocument(first)
  const document = { path: '/home', bytes: Buffer.from(frame.html), file: 'app/index.html' }

  const docs = await buildDocs(parts, writeDocs)

  for (const file of [...files, serviceWorker, document, ...app, ...docs.pages, ...docs.files])
    await writePacked(join(outDir, file.file), file.bytes)
  const headers = headersOf({
    check,
    policy,
    docs,
    workers: [worker, picture],
    scripts: [page, editor],
    app: { document: frame, files: app, rooms: appRooms },
  })
  await writeFile(join(outDir, 'headers.json'), `${JSON.stringify(headers, null, 2)}\n`)
  const sizes = sizesOf({
    before: [files[0], page],
    after: [worker, editor],
    pictures: [picture],
    app: [document, ...first],
    screen: largestScreen(app, first),
  })
  await writeFile(join(outDir, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`)
  await rm(parts, { recursive: true, force: true })
  process.stdout.write(saySizes(sizes))
}

/** The pages of help, and the files that they offer; nothing of the check or of the app needs them. */
async function buildDocs(parts, writeDocs) {
  const { readDocs, readDocsFiles } = await bundleForNode(
    join(here, 'build/docs/served.ts'),
    join(parts, 'docs.mjs'),
  )
  const root = join(here, '../..')
  const pages = readDocs(root).map((page) => {
    const document = docsDocument(page, writeDocs(page))
    const bytes = Buffer.from(document.html)
    return { path: page.path, document, bytes, file: `${page.path.slice(1)}/index.html` }
  })
  return { pages, files: readDocsFiles(root).map((file) => ({ ...file, file: file.path.slice(1) })) }
}

async function asset(name, entry, virtual) {
  const bytes = await bundleScript(join(here, entry), virtual)
  const file = `assets/${name}-${shortDigest(bytes)}.js`
  return { path: `/${file}`, bytes, file }
}

const asModule = (values, more = '') =>
  [
    ...Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`),
    more,
  ].join('\n')
