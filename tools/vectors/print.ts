// Bundled and run by other runtimes: prints the answers to the vectors named on the command line.
import { readFileSync } from 'node:fs'
import type { Pack } from '@secondlook/contract'
import { answerVectors } from './answer.ts'

const [packs = '', drafts = '', registers = ''] = process.argv
  .slice(2)
  .map((file) => readFileSync(file, 'utf8'))
process.stdout.write(answerVectors(JSON.parse(packs) as Pack[], drafts, registers))
