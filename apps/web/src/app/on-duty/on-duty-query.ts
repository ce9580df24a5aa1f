import { api } from '../api.ts'

/** Who is on duty now for some channels, and whether it is me. Turns begin and end by the clock, so it is asked again. */
export const onDutyQuery = (channels: readonly string[]) =>
  ({
    queryKey: ['registers', 'on-duty', ...channels],
    queryFn: () => api.onDuty(channels),
    refetchInterval: 60_000,
  }) as const
