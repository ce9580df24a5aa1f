import { Button } from '@ag.ds-next/react/button'
import { Text } from '@ag.ds-next/react/text'
import type { Publication } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { ReasonDialog } from '../../forms/reason-dialog.tsx'
import { SaidAfterDialog } from '../../forms/said-after-dialog.tsx'
import { publishingKeys } from '../../publishing/publishing-queries.ts'
import type { PublicationDeed } from '../../publishing-api.ts'
import { postKeys } from '../page/post-queries.ts'
import { AddressDialog } from './address-dialog.tsx'
import { deedWords } from './deed-words.ts'
import { type DeedName, deedsOf, whyNotMine } from './publication-words.ts'

type ChannelDeedsProps = { readonly post: string; readonly of: Publication }

/** The one thing to do next about a post on a channel, what else may be done, and whose it is where it is not mine. */
export function ChannelDeeds({ post, of }: ChannelDeedsProps) {
  const client = useQueryClient()
  const { channel } = of
  const [asked, setAsked] = useState<DeedName>()
  const send = useMutation({
    mutationFn: (deed: PublicationDeed) => api.doToPublication(post, channel.id, deed),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: postKeys.one(post) }),
        client.invalidateQueries({ queryKey: publishingKeys.all }),
      ])
      setAsked(undefined)
    },
  })
  const { main, others } = deedsOf(of)
  const why = whyNotMine(of)
  const ask = (deed: DeedName) => {
    send.reset()
    setAsked(deed)
  }
  const dialog = {
    ...{ error: send.error, isBusy: send.isPending, isOpen: true },
    onClose: () => {
      send.reset()
      setAsked(undefined)
    },
  }
  return (
    <>
      {send.isSuccess && asked === undefined && (
        <SaidAfterDialog key={send.submittedAt} title={deedWords[send.variables.does].done} />
      )}
      {why !== null && <Text as="p">{why}</Text>}
      {(main ?? others[0]) !== undefined && (
        <div css={deedsLook}>
          {[...(main ? [main] : []), ...others].map((deed) => (
            <Button
              aria-label={`${deedWords[deed].title}: ${channel.name}`}
              key={deed}
              onClick={() => ask(deed)}
              size="sm"
              variant={deed === main ? 'primary' : deed === 'not-there' ? 'secondary' : 'text'}
            >
              {deedWords[deed].title}
            </Button>
          ))}
        </div>
      )}
      {asked === 'by-hand' || asked === 'is-there' ? (
        <AddressDialog
          {...dialog}
          {...deedWords[asked]}
          onSend={(address) => send.mutate({ does: asked, address })}
          title={`${deedWords[asked].title}: ${channel.name}`}
        />
      ) : (
        asked && (
          <ReasonDialog
            {...dialog}
            {...deedWords[asked]}
            says={asked === 'withdraw' ? `${deedWords.withdraw.says} ${of.remains}` : deedWords[asked].says}
            onSend={(reason) => send.mutate({ does: asked, reason })}
            title={`${deedWords[asked].title}: ${channel.name}`}
          />
        )
      )}
    </>
  )
}

const deedsLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' } as const
