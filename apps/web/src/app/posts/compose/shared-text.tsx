import { Text } from '@ag.ds-next/react/text'
import type { PostFinding } from '@secondlook/contract'
import { inBody } from './composer.tsx'
import { marksOf } from './marks-of.ts'
import { PasteOffer } from './paste-offer.tsx'
import { usePaste } from './use-paste.ts'
import { WordsField } from './words-field.tsx'
import type { WritingTabsProps } from './writing-tabs.tsx'

type SharedTextProps = WritingTabsProps & { readonly findings: readonly PostFinding[] }

/** The words for every channel that has none of its own. */
export function SharedText({ body, findings, onChange, onAt }: SharedTextProps) {
  const set = inBody(onChange)
  const paste = usePaste((text) => set({ text }))
  return (
    <div>
      <WordsField
        foot={
          <Text as="p" color="muted" css={{ marginTop: '0.35rem' }} fontSize="sm">
            A line of three dashes (---) begins the next part of a thread.
          </Text>
        }
        id="field-text"
        label="What is to go out"
        marks={marksOf(findings, 'text')}
        onChange={(text) => set({ text })}
        onFocus={() => onAt('text')}
        onPaste={paste.onPaste}
        value={body.text}
      />
      <PasteOffer offer={paste.offer} onClose={paste.close} onCut={() => paste.cut(body.text)} />
    </div>
  )
}
