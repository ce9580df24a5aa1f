/** A day on which somebody asked. What is counted under its key can be read by nobody once that is destroyed. */
export type AskingDayTable = {
  readonly day: string
  /** Where its key is in the vault. */
  readonly key_group: string
  /** How often somebody asked who had reached the bound: nobody's number in particular. */
  readonly beyond: number
}

/** How many neutral answers somebody got; who it was is a keyed digest. */
export type AskingCountTable = { readonly day: string; readonly who: string; readonly texts: number }

/** That somebody got one for a text; both together are one keyed digest. */
export type AskingTextTable = { readonly day: string; readonly mark: string }

declare module '../store/tables.ts' {
  interface ScratchTables {
    asking_day: AskingDayTable
    asking_count: AskingCountTable
    asking_text: AskingTextTable
  }
}
