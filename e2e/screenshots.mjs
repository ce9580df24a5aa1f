// Takes the pictures of the guide: node e2e/screenshots.mjs, after npm run build.
import { spawn } from 'node:child_process'
import { mkdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}docs/images`
const bytesMax = 300_000
const words = 'My supervisor Dana is an idiot. I am being bullied at work and I am sick of it.'

const pictures = [
  { name: 'check-desktop', size: { width: 1280, height: 860 }, path: '/check', prepare: writeWords },
  {
    name: 'check-phone',
    size: { width: 390, height: 844 },
    path: '/check',
    prepare: writeWords,
    phone: true,
  },
  {
    name: 'policy-desktop',
    size: { width: 1280, height: 860 },
    path: '/policy#7.3g',
    prepare: async () => {},
  },
]

async function writeWords(page) {
  await page.locator('.cm-content').click()
  await page.keyboard.type(words)
  await page.waitForTimeout(1200)
  await page.getByRole('heading', { level: 1 }).click()
}

await mkdir(folder, { recursive: true })
const server = spawn(process.execPath, [`${root}apps/server/dist/main.js`], {
  env: { ...process.env, PORT: '0' },
})
const address = await new Promise((resolve, reject) => {
  server.stdout.on('data', (said) => resolve(/http:\S+/.exec(String(said))?.[0]))
  server.stderr.on('data', (said) => reject(new Error(String(said))))
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
})
for (const { name, size, path, prepare, phone = false } of pictures) {
  const page = await browser.newPage({
    viewport: size,
    isMobile: phone,
    hasTouch: phone,
    reducedMotion: 'reduce',
  })
  await page.goto(address + path)
  if (path === '/check') await page.locator('.cm-content').waitFor()
  await prepare(page)
  const file = `${folder}/${name}.png`
  await page.screenshot({ path: file, caret: 'initial' })
  const { size: bytes } = await stat(file)
  if (bytes > bytesMax) throw new Error(`${name}.png is ${bytes} bytes; at most ${bytesMax}`)
  process.stdout.write(`${name}.png ${(bytes / 1000).toFixed(0)} kB\n`)
  await page.close()
}
await browser.close()
server.kill()
