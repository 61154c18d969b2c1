'use client'

import { createContext, use, type ReactNode } from 'react'
import { writtenIn, type WrittenIn } from '#domain/language/written-in'

const LanguageOfProgram = createContext<string | null>(null)

/**
 * Says in which language the program within is written: its names, comments and output.
 *
 * @param language as a BCP 47 tag; null if it cannot be told
 */
export function ProgramLanguage({ language, children }: { language: string | null; children: ReactNode }) {
  return <LanguageOfProgram value={language}>{children}</LanguageOfProgram>
}

/** The attributes of an element that shows something of the program, all of which is set as code is. */
export const useWrittenInProgram = (): WrittenIn => ({ ...writtenIn(use(LanguageOfProgram)), dir: 'ltr' })
