#!/usr/bin/env node
// Committed, so that `npm ci` can link it before anything is built.
import { existsSync } from 'node:fs'

const built = new URL('../dist/secondlook.js', import.meta.url)
if (existsSync(built)) await import(built.href)
else {
  process.stderr.write('run npm run build first\n')
  process.exitCode = 2
}
