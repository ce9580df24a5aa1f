import type { AskChannels, PostChannels } from '@secondlook/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export type Channel = AskChannels['channels'][number]

/** The official accounts for which somebody may write now. */
export const channelsQuery = queryOptions({
  queryKey: ['ask-channels'],
  queryFn: api.askChannels,
  staleTime: 60_000,
})

export type PostChannel = PostChannels['channels'][number]

/** The same for whoever writes a post: which of them they write for. */
export const postChannelsQuery = queryOptions({
  queryKey: ['post-channels'],
  queryFn: api.postChannels,
  staleTime: 60_000,
})

/** `Facebook · Example Libraries · facebook.com/ExampleLibraries`: by its name two on one platform are told apart. */
export const sayChannel = ({ name, platform, handle }: Channel): string =>
  [platform, name, handle].filter(Boolean).join(' · ')

/** What each channel is called beside others: by its platform, and by its name as well where two are on one. */
export function channelName(channel: Channel, all: readonly Channel[]): string {
  const { name, platform, handle } = channel
  const isAlone = all.filter((one) => one.platform === platform).length < 2
  return isAlone ? platform : `${platform}: ${name || handle}`
}
