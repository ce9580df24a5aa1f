import { Button } from '@ag.ds-next/react/button'
import { Text } from '@ag.ds-next/react/text'
import { Screen } from './screen.tsx'

/** A broken promise of ours. What was on the screen is gone, so it says what to do and nothing else. */
export function ScreenBroke() {
  return (
    <Screen title="This page broke">
      <Text as="p">It was our mistake and not yours. Nothing was changed that you did not send.</Text>
      <div>
        <Button onClick={() => window.location.reload()}>Load it again</Button>
      </div>
    </Screen>
  )
}
