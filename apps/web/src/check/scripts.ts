import { editorScript, pictureScript, workerScript } from 'virtual:scripts'

type ScriptUrls = { createScriptURL(path: string): string }
type TrustedTypes = { createPolicy(name: string, rules: ScriptUrls): ScriptUrls }

const own = new Set([editorScript.src, workerScript, pictureScript, '/sw.js'])
const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes

/** Lets through the scripts of this build and nothing else, whatever asks for them. */
const ownScripts: ScriptUrls = {
  createScriptURL(path) {
    if (!own.has(path)) throw new RangeError(`not a script of this page: ${path}`)
    return path
  },
}
const urls = trustedTypes?.createPolicy('second-look', ownScripts) ?? ownScripts

export function startWorker(): Worker {
  return new Worker(urls.createScriptURL(workerScript))
}

/** Started with the page and not with the first picture, so that nothing is fetched once somebody writes. */
export function startPictureWorker(): Worker {
  return new Worker(urls.createScriptURL(pictureScript))
}

/** Keeps the check and the policy readable without a network. This worker is the only part that connects. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const script = urls.createScriptURL('/sw.js')
    await Promise.all(
      ['/check', '/policy'].map((scope) => navigator.serviceWorker.register(script, { scope })),
    )
  } catch {
    // Without it the page works as before, only not with the cable out.
  }
}

/** Adds the editor's script to the page, with the digest it must have. */
export function loadEditor(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = urls.createScriptURL(editorScript.src)
    script.integrity = editorScript.integrity
    script.onload = () => resolve()
    script.onerror = () => reject(new Error('the editor did not load'))
    document.head.append(script)
  })
}
