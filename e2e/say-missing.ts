import { hasBrowser } from './browser.ts'

/** Says once that browser tests could not run here, so that nobody takes silence for success. */
export function setup(): void {
  if (!hasBrowser) process.stdout.write('not run: browser tests (apt-get install chromium)\n')
}
