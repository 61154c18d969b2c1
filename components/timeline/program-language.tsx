'use client'

import { createContext, use } from 'react'
import { writtenIn, type WrittenIn } from '#domain/language/written-in'

/** The language of a program's names, comments and output, as a BCP 47 tag; null if it cannot be told. */
export const ProgramLanguage = createContext<string | null>(null)

/** The attributes of an element that shows something of the program, all of which is set as code is. */
export const useWrittenInProgram = (): WrittenIn => ({ ...writtenIn(use(ProgramLanguage)), dir: 'ltr' })
