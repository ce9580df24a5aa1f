import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { shippedPack } from '@secondlook/packs'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'

const vector = (name: string): string => readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8')

type Answers = { answerVectors(packs: unknown, drafts: string, registers: string): string }

describe.skipIf(!hasBrowser)('the vectors', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('get the same bytes in Chromium as in Node', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../tools/vectors/answer.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'answers',
      logLevel: 'error',
    })
    const page = await browser.newPage({ locale: 'tr-TR', timezoneId: 'Pacific/Kiritimati' })
    await page.evaluate(`${outputFiles[0]?.text}; globalThis.answers = answers`)
    const answered = await page.evaluate(
      ([packs, drafts, registers]) => {
        const { answers } = globalThis as unknown as { answers: Answers }
        return answers.answerVectors(JSON.parse(packs ?? ''), drafts ?? '', registers ?? '')
      },
      [
        JSON.stringify(['act-2015', 'act-transport'].map(shippedPack)),
        vector('drafts.jsonl'),
        vector('registers.json'),
      ],
    )
    expect(answered).toBe(vector('assessments.jsonl'))
    await page.close()
  })
})
