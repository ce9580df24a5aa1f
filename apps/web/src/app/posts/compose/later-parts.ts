import { lazy } from 'react'

const load = {
  pictures: () => import('./pictures.tsx'),
  goingOut: () => import('./going-out.tsx'),
  facts: () => import('./facts.tsx'),
  notAnnounced: () => import('./not-announced.tsx'),
  margin: () => import('./margin.tsx'),
  ask: () => import('./ask-dialog.tsx'),
  recorded: () => import('./recorded.tsx'),
  signOut: () => import('./sign-out-dialog.tsx'),
}

// What stands behind a fold or a button is not needed before the first word can be written.
export const Pictures = lazy(() => load.pictures().then((file) => ({ default: file.Pictures })))
export const GoingOut = lazy(() => load.goingOut().then((file) => ({ default: file.GoingOut })))
export const Facts = lazy(() => load.facts().then((file) => ({ default: file.Facts })))
export const NotAnnounced = lazy(() => load.notAnnounced().then((file) => ({ default: file.NotAnnounced })))
export const Margin = lazy(() => load.margin().then((file) => ({ default: file.Margin })))
export const AskDialog = lazy(() => load.ask().then((file) => ({ default: file.AskDialog })))
export const Recorded = lazy(() => load.recorded().then((file) => ({ default: file.Recorded })))

/** Fetches all of it once the words are on the screen, so that it is there when the connection is not. */
export function fetchLaterParts(): void {
  for (const one of Object.values(load)) one().catch(() => undefined)
}
