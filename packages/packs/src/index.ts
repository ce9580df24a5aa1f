export { type BuiltPack, stampOf } from './built.ts'
export { PackFolderError, readPackFolder } from './read-folder.ts'
export { findPack, shippedFolder, shippedIds, shippedPack } from './shipped.ts'
