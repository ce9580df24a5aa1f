import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Text } from '@ag.ds-next/react/text'
import type { PostBody } from '@secondlook/contract'
import { aiChoices } from './compose-words.ts'

type AiUseProps = { readonly ai: PostBody['ai']; readonly onSet: (change: Partial<PostBody>) => void }

/** What part AI had in the words. None is an answer, and none is held against anybody. */
export function AiUse({ ai, onSet }: AiUseProps) {
  return (
    <ControlGroup block hideOptionalLabel label="What part did AI have in the words?">
      {aiChoices.map(([value, label, says]) => (
        <Radio
          checked={ai === value}
          key={value}
          name="ai"
          onChange={() => onSet({ ai: value })}
          size="sm"
          value={value}
        >
          {label} <Text color="muted">· {says}</Text>
        </Radio>
      ))}
    </ControlGroup>
  )
}
