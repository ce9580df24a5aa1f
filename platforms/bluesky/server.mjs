// A Bluesky server and the directory it asks, as one process: `node server.mjs PACKAGES FOLDER`.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openDirectory } from './directory.mjs'
import { giveBuffers } from './give-buffers.mjs'

const [packages, folder] = process.argv.slice(2)
const need = createRequire(join(packages, 'package.json'))
giveBuffers(need('better-sqlite3'))
const { PDS, envToCfg, envToSecrets } = need('@atproto/pds')
const settings = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))

await openDirectory({
  plc: need('@did-plc/lib'),
  file: join(folder, 'identities.jsonl'),
  port: settings.directoryPort,
})

const environment = {
  port: settings.port,
  hostname: 'localhost',
  devMode: true,
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: `http://127.0.0.1:${settings.directoryPort}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  disableSsrfProtection: true,
  rateLimitsEnabled: false,
  // Nobody outside is told of anything, and nobody is waited for.
  crawlers: [],
  adminPassword: settings.adminPassword,
  jwtSecret: settings.jwtSecret,
  plcRotationKeyK256PrivateKeyHex: settings.rotationKey,
}
const pds = await PDS.create(envToCfg(environment), envToSecrets(environment))
// By itself it would be open to the whole network. Either address may be what localhost means.
pds.app.listen = (port) => {
  createServer(pds.app)
    .on('error', () => undefined)
    .listen(port, '::1')
  return createServer(pds.app).listen(port, '127.0.0.1')
}
await pds.start()
process.stdout.write('open\n')

process.on('SIGTERM', async () => {
  await pds.destroy()
  process.exit(0)
})
