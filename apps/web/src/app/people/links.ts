import { api } from '../api.ts'

/** The links that were made for somebody. */
export const linksQuery = (person: string) =>
  ({ queryKey: ['links', person], queryFn: () => api.links(person) }) as const
