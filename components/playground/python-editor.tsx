'use client'

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tagHighlighter, tags } from '@lezer/highlight'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'

export interface EditorHandle {
  /** Replaces the whole text; this can be undone. */
  replace: (source: string) => void
  /** Moves the cursor to the start of a line, 1-based. */
  goToLine: (line: number) => void
}

interface PythonEditorProps {
  /** The initial text. */
  source: string
  label: string
  /** Id of the element that says how to leave the editor with the keyboard. */
  describedBy: string
  /** Line in which the last run failed, 1-based; it is highlighted. */
  badLine: number | null
  onChange: (source: string) => void
  /** Called on Ctrl + Enter or Cmd + Enter. */
  onRun: () => void
  handle: Ref<EditorHandle>
}

/** Uses the class names of highlight.js, so that code looks the same as in lessons and cards. */
const highlighting = syntaxHighlighting(
  tagHighlighter([
    { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null, tags.self], class: 'hljs-keyword' },
    { tag: [tags.string, tags.special(tags.string), tags.meta], class: 'hljs-string' },
    { tag: tags.number, class: 'hljs-number' },
    {
      tag: [
        tags.definition(tags.variableName),
        tags.function(tags.definition(tags.variableName)),
        tags.className,
      ],
      class: 'hljs-title',
    },
    { tag: tags.comment, class: 'hljs-comment' },
  ]),
)

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--color-sunken)', color: 'var(--color-ink)' },
  // Within its frame, which would clip the outline.
  '&.cm-focused': { outline: '3px solid var(--color-accent)', outlineOffset: '-3px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontSize: 'clamp(0.8125rem, 3.4vw, 0.9375rem)',
    lineHeight: '1.55',
  },
  '.cm-content': { padding: '0.875rem 0', caretColor: 'var(--color-ink)' },
  // A line that is too long goes on below, a little further in, as in the programs of lessons.
  '.cm-line': { paddingInlineStart: 'calc(6px + 2ch)', textIndent: '-2ch' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--color-muted)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklch, var(--color-accent) 7%, transparent)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--color-accent-soft) !important',
  },
  '.cm-badLine': { backgroundColor: 'var(--color-bad-soft)' },
})

const setBadLine = StateEffect.define<number | null>()
const badLineField = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setBadLine)) continue
      const { doc } = transaction.state
      if (effect.value === null || effect.value > doc.lines) return Decoration.none
      return Decoration.set(Decoration.line({ class: 'cm-badLine' }).range(doc.line(effect.value).from))
    }
    // The line of an error is meaningless once the program has changed.
    return transaction.docChanged ? Decoration.none : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The nonce of the document. Without it our content security policy blocks the editor's styles. */
const documentNonce = () => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

/** A Python editor. Tab indents; Escape and then Tab leaves it. */
export function PythonEditor({
  source,
  label,
  describedBy,
  badLine,
  onChange,
  onRun,
  handle,
}: PythonEditorProps) {
  const container = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(null)
  const latest = useRef({ onChange, onRun })
  const initial = useRef({ source, label, describedBy })

  useEffect(() => {
    latest.current = { onChange, onRun }
  }, [onChange, onRun])

  useEffect(() => {
    if (container.current === null) return
    const { source, label, describedBy } = initial.current
    const run = () => {
      latest.current.onRun()
      return true
    }
    const view = new EditorView({
      parent: container.current,
      state: EditorState.create({
        doc: source,
        extensions: [
          EditorView.cspNonce.of(documentNonce()),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': describedBy,
            autocapitalize: 'off',
            spellcheck: 'false',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
          EditorView.lineWrapping,
          lineNumbers(),
          history(),
          drawSelection(),
          indentUnit.of('    '),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          python(),
          highlighting,
          look,
          badLineField,
          keymap.of([{ key: 'Mod-Enter', run }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        ],
      }),
    })
    editor.current = view
    return () => {
      view.destroy()
      editor.current = null
    }
  }, [])

  useEffect(() => {
    editor.current?.dispatch({ effects: setBadLine.of(badLine) })
  }, [badLine])

  useImperativeHandle(handle, () => ({
    replace(text) {
      const view = editor.current
      view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    goToLine(line) {
      const view = editor.current
      if (view === null) return
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true })
      view.focus()
    },
  }))

  return <div ref={container} className="h-full" dir="ltr" />
}
