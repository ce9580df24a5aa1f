/** Longer than a dialog takes to give the focus back to the button that opened it. */
const afterMs = 60

/** Does something about the focus once a dialog that closes has given it back. */
export const afterDialog = (run: () => void) => setTimeout(run, afterMs)
