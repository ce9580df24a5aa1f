export { apart } from './quoted.ts'
export { textOf } from './text-of-html.ts'
