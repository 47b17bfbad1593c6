import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Section } from '@/components/display/Section'
import { ListPage } from '@/components/shell/ListPage'
import { QuickExit } from '@/components/shell/QuickExit'
import { requireActeur } from '@/lib/core/auth/session'
import { reglages } from '@/lib/core/reglages'
import { Affichage } from './Affichage'
import { Cadre } from './Cadre'
import { Champs } from './Champs'
import { Figures } from './Figures'
import { Formulaires } from './Formulaires'
import { Gestes } from './Gestes'
import { Listes } from './Listes'
import { Retours } from './Retours'

export const metadata: Metadata = { title: 'Composants' }

/** Every component of the portal in its states, with invented content. The page exists in the demonstration only. */
export default async function Page() {
  await requireActeur()
  if (!reglages().DEMONSTRATION) notFound()
  return (
    <ListPage
      title="Composants"
      breadcrumb={[{ label: 'À faire', href: '/' }]}
      lead="De quoi sont faites les pages du portail, pièce par pièce et dans chacun de ses états. Rien ici n’est vrai, et rien n’est enregistré."
    >
      <Section title="Cadre de page" id="dossier-shell" aside="components/shell">
        <Cadre />
      </Section>
      <Section title="Affichage" id="dossier-display" aside="components/display">
        <Affichage />
        <Listes />
        <Figures />
      </Section>
      <Section title="Retours" id="dossier-feedback" aside="components/feedback">
        <Retours />
      </Section>
      <Section title="Gestes" id="dossier-action" aside="components/action">
        <Gestes />
      </Section>
      <Section title="Formulaires" id="dossier-form" aside="components/form">
        <Champs />
        <Formulaires />
      </Section>
      <QuickExit href="/" />
    </ListPage>
  )
}
