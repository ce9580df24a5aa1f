import { kindOf, type Picture } from './picture.ts'

let lastKey = 0

/** Turns chosen files into pictures of the draft. Files that are none of the three kinds are left out. */
export function takeFiles(
  files: readonly File[],
): readonly { readonly file: File; readonly picture: Picture }[] {
  return files.flatMap((file) => {
    const kind = kindOf(file.type)
    if (!kind) return []
    const picture: Picture = {
      key: ++lastKey,
      kind,
      name: file.name,
      preview: kind === 'image' ? URL.createObjectURL(file) : undefined,
      alt: '',
      captions: '',
      credit: '',
      licence: '',
      people: [],
      found: undefined,
    }
    return [{ file, picture }]
  })
}
