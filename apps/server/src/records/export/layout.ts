/** The first line of what an export says of itself. Another layout gets another number. */
export const exportFormat = 'secondlook.log-export/v1'

/** What the export is, and a digest of every other file; `sha256sum --check` reads the same lines. */
export const manifestFile = 'manifest'
export const checkpointFile = 'checkpoint'
/** Verifiers of the log's first key and of every witness whose cosignature is in the export. */
export const keysFile = 'keys'

export const rotationFile = (at: number): string => `rotation/${at}`

/** Parts that are shown, in the same bundles as entries: `parts/x001/x234/067`. */
export const partsFile = (entriesFile: string): string => entriesFile.replace(/^tile\/entries\//, 'parts/')
