import { Box } from '@ag.ds-next/react/box'
import { tokens } from '@ag.ds-next/react/core'
import { Drawer } from '@ag.ds-next/react/drawer'
import { SkipLinks } from '@ag.ds-next/react/skip-link'
import { Stack } from '@ag.ds-next/react/stack'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Circumstances } from '../advice/circumstances.tsx'
import type { ShownRule } from '../pack/pack-face.ts'
import { AdvicePanel } from './advice/advice-panel.tsx'
import { Announcer } from './advice/announcer.tsx'
import { PhoneBar } from './advice/phone-bar.tsx'
import { AboutYou } from './asking/about-you.tsx'
import { CapacityQuestion } from './asking/capacity-question.tsx'
import { ClausePanel } from './clause-panel.tsx'
import type { Example } from './examples/examples.ts'
import { ExamplesList } from './examples/examples-list.tsx'
import { GoodToKnow } from './good-to-know.tsx'
import { marksOf } from './marks.ts'
import { PageTop } from './page-top.tsx'
import { Pictures } from './pictures/pictures.tsx'
import { useCheck } from './use-check.ts'
import { useDeeds } from './use-deeds.ts'
import { useFiles } from './use-files.ts'
import { useFindings } from './use-findings.ts'
import type { Editor } from './writing/editor.ts'
import { WritingBox } from './writing/writing-box.tsx'
import { WritingFoot } from './writing/writing-foot.tsx'

const noRules: readonly ShownRule[] = []

type Side = 'advice' | 'examples' | undefined

/** The check: a document of its own, with no router, no query and no way to send anything. */
export function CheckPage() {
  const check = useCheck()
  const { checked, pages } = check
  const editor = useRef<Editor>(undefined)
  const [editors, setEditors] = useState(0)
  const [side, setSide] = useState<Side>()
  const [clause, setClause] = useState<string>()
  const findings = useFindings()
  const onFiles = useFiles(check)
  const deeds = useDeeds({ editor, checked, showClause: setClause, leaveAdvice: () => setSide(undefined) })

  useEffect(() => {
    // While typing runs ahead, the marks already there move along by themselves.
    if (!editor.current) return
    if (!checked) editor.current.mark([])
    else if (editor.current.text() === checked.draft.text) editor.current.mark(marksOf(checked))
  }, [checked, editors])

  const openFinding = (finding: string) => {
    findings.open(finding)
    if (isNarrow()) setSide('advice')
    else afterPaint(() => toFinding(finding))
  }
  const tryExample = (example: Example) => {
    setSide(undefined)
    check.setAnswers({ place: '', represents: '', audience: 'public', ...example.answers })
    editor.current?.setText(example.text)
  }
  const advice = (
    <AdvicePanel
      checked={checked}
      deeds={deeds}
      isBroken={check.isBroken}
      onToggle={findings.toggle}
      opened={findings.opened}
      pages={pages}
    />
  )

  return (
    <>
      <SkipLinks
        links={[
          { href: '#words', label: 'Skip to what you want to post' },
          { href: '#advice', label: 'Skip to the result' },
        ]}
      />
      <Box css={pageLook}>
        <PageTop onExamples={() => setSide('examples')} />
        <Box as="main" css={columns}>
          <Stack gap={1.5}>
            <CapacityQuestion answers={check.answers} onAnswer={check.setAnswers} />
            <Stack gap={0.75}>
              <WritingBox
                editor={editor}
                onEditor={useCallback(() => setEditors((now) => now + 1), [])}
                onFiles={onFiles}
                onOpen={openFinding}
                onText={check.setText}
              />
              <WritingFoot editor={editor} onFiles={onFiles} text={check.text} />
            </Stack>
            <Pictures onPictures={check.setPictures} pictures={check.pictures} />
            <Circumstances answers={check.answers} onAnswer={check.setAnswers} />
            <Stack gap={0}>
              <AboutYou answers={check.answers} onAnswer={check.setAnswers} />
              <GoodToKnow />
            </Stack>
          </Stack>
          <Box aria-label="Result" as="section" css={panelLook} id="advice" tabIndex={-1}>
            {advice}
          </Box>
        </Box>
      </Box>
      <PhoneBar
        assessment={checked?.assessment}
        onOpen={() => setSide('advice')}
        rules={pages?.rules ?? noRules}
      />
      <Announcer assessment={checked?.assessment} rules={pages?.rules ?? noRules} />
      <Drawer isOpen={side === 'advice'} onClose={() => setSide(undefined)} title="Result">
        {side === 'advice' && advice}
      </Drawer>
      <Drawer
        isOpen={side === 'examples'}
        mutedOverlay
        onClose={() => setSide(undefined)}
        title="Examples to try"
      >
        <ExamplesList onTry={tryExample} />
      </Drawer>
      <ClausePanel clause={clause} onClose={() => setClause(undefined)} pages={pages} />
    </>
  )
}

/** Brings an opened finding into sight and puts the focus on it, so that a keyboard can go on from there. */
function toFinding(finding: string): void {
  const card = document.querySelector(`[data-finding="${CSS.escape(finding)}"]`)
  card?.scrollIntoView({ block: 'nearest' })
  card?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
}

const afterPaint = (deed: () => void): void => {
  setTimeout(deed, 30)
}

const isNarrow = (): boolean => window.matchMedia(`(max-width: ${tokens.breakpoint.lg - 1}px)`).matches

const pageLook = {
  boxSizing: 'border-box',
  margin: '0 auto',
  maxWidth: tokens.maxWidth.container,
  padding: '1rem 1rem 6rem',
  [tokens.mediaQuery.min.md]: { padding: '1.5rem 2rem 6rem' },
  [tokens.mediaQuery.min.lg]: { paddingBottom: '3rem' },
} as const

const columns = {
  display: 'grid',
  gap: '2rem',
  [tokens.mediaQuery.min.lg]: { gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)' },
} as const

const panelLook = {
  display: 'none',
  [tokens.mediaQuery.min.lg]: {
    alignSelf: 'start',
    display: 'block',
    maxHeight: 'calc(100vh - 2rem)',
    overflowY: 'auto',
    position: 'sticky',
    top: '1rem',
    // Room for focus rings, which the scrolling would cut off.
    margin: '-0.25rem',
    padding: '0.25rem',
  },
} as const
