import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'

/** Answers are kept in memory for this page and nowhere else. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A no stays a no; only where there was no answer it is worth another try.
      retry: (tried, error) => tried < 2 && isProblem(error, 'no-connection'),
    },
    mutations: { retry: false },
  },
})
