/** Written by the build: the pack in force, without its cases, and the digest of the whole. */
declare module 'virtual:pack' {
  export const pack: import('@secondlook/contract').Pack
  export const digest: string
}

/** Written by the build: what of the pack stands on the page from the start. */
declare module 'virtual:pack-face' {
  export const face: import('./pack/pack-face.ts').PackFace
}

/** Written by the build: where the other scripts are and what they must be. */
declare module 'virtual:scripts' {
  export const editorScript: { readonly src: string; readonly integrity: string }
  export const workerScript: string
  export const pictureScript: string
}

/** Written by the build: every file of the check and the policy, with its digest. */
declare module 'virtual:files' {
  export const build: string
  export const files: readonly { readonly path: string; readonly integrity: string }[]
}
