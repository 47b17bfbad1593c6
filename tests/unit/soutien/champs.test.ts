import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import LayoutPublic from '@/app/aide/layout'
import { TextArea, TextField } from '@/components/form/Field'

const champs = [
  createElement(TextArea, { key: 'a', name: 'texte', label: 'Ce que vous voulez dire' }),
  createElement(TextField, { key: 'b', name: 'nom', label: 'Ce nom' }),
]
const dessiner = (page: ReactNode): string[] =>
  [...renderToStaticMarkup(page).matchAll(/<(?:textarea|input)[^>]*>/g)].map(([balise]) => balise)

describe('a text typed on the pages of the cell', () => {
  it('R-SOU-22: is neither suggested again by the browser nor sent to its spell checker', () => {
    const prives = dessiner(createElement(LayoutPublic, null, champs))
    expect(prives).toHaveLength(2)
    for (const balise of prives) expect(balise).toMatch(/autoComplete="off" spellCheck="false"/i)
    for (const balise of dessiner(champs)) expect(balise).not.toMatch(/spellCheck/i)
  })
})
