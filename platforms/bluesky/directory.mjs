// The directory of identities that a Bluesky server asks: the rules of the real one (@did-plc/lib), kept in one file.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'

/** Answers at the port; what it once took is there again after it was killed. */
export async function openDirectory({ plc, file, port }) {
  const logs = new Map()
  const logOf = (did) => logs.get(did) ?? []
  const take = async ({ did, operation, at }) => {
    const { cid } = await plc.getLastOpWithCid([operation])
    logs.set(did, [...logOf(did), { did, operation, cid, nullified: false, createdAt: new Date(at) }])
  }
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
    if (line !== '') await take(JSON.parse(line))

  async function add(did, operation) {
    const { nullified } = await plc.assureValidNextOp(did, logOf(did), operation)
    if (nullified.length > 0) throw new Error('This directory keeps no forked histories.')
    const taken = { did, operation, at: new Date().toISOString() }
    append(file, JSON.stringify(taken))
    await take(taken)
  }

  async function answer(request) {
    const [did, ...what] = new URL(request.url, 'http://directory').pathname
      .slice(1)
      .split('/')
      .map(decodeURIComponent)
    if (did === '_health') return [200, {}]
    if (request.method === 'POST') return [200, await add(did, JSON.parse(await bodyOf(request)))]
    const operations = logOf(did).map(({ operation }) => operation)
    const last = operations.at(-1)
    if (last === undefined) return [404, { message: `DID not registered: ${did}` }]
    if (what.join('/') === 'log') return [200, operations]
    if (what.join('/') === 'log/last') return [200, last]
    const data = plc.opToData(did, last)
    if (data === null) return [410, { message: `DID not available: ${did}` }]
    return [200, what[0] === 'data' ? data : plc.formatDidDoc(data)]
  }

  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request).catch((error) => [400, { message: error.message }])
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body ?? {}))
  })
  await new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function append(file, line) {
  const open = openSync(file, 'a')
  try {
    writeSync(open, `${line}\n`)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

async function bodyOf(request) {
  let body = ''
  for await (const piece of request.setEncoding('utf8')) body += piece
  return body
}
