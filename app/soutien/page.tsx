import type { Metadata } from 'next'
import { connection } from 'next/server'
import { DataTable } from '@/components/DataTable'
import { Notice } from '@/components/Notice'
import { PageShell } from '@/components/PageShell'
import { Section } from '@/components/Section'
import { jourLong } from '@/lib/core/dates'
import { jour } from '@/lib/core/horloge'

export const metadata: Metadata = { title: 'Soutien' }

// R-SOU-21. Not dated parameters of the database: they must be readable without it.
const RELEVES_LE = '2026-11-22'
const LIGNES = [
  {
    nom: 'SPS, entraide des soignants',
    numero: '0 805 23 23 36',
    quand: 'Jour et nuit, tous les jours',
    qui: 'Internes, médecins, étudiants en santé. Des psychologues répondent.',
  },
  { nom: 'Ordre des médecins, entraide', numero: '0 800 288 038', quand: 'Jour et nuit, tous les jours', qui: 'Médecins et internes.' },
  {
    nom: 'Cnaé, appui aux étudiants',
    numero: '0 800 737 800',
    quand: 'Du lundi au vendredi de 10 h à 21 h, le samedi de 10 h à 14 h',
    qui: 'Étudiants : violences, discriminations, mal-être, difficultés financières.',
  },
] as const

export default async function Page() {
  await connection()
  return (
    <PageShell
      title="Soutien"
      breadcrumb={[{ label: 'Accueil', href: '/' }]}
      lead="Cette page se lit sans compte. Le portail ne note pas qui la consulte."
    >
      <Notice tone="bad" title="Ce service n’est pas un service d’urgence.">
        <p>En cas de danger immédiat :</p>
        <ul>
          <li>
            <a href="tel:15">15</a> (SAMU) ou <a href="tel:112">112</a>
          </li>
          <li>
            <a href="sms:114">114</a> par message, si vous ne pouvez pas parler ou entendre
          </li>
          <li>
            idées suicidaires, pour vous ou pour un proche : <a href="tel:3114">3114</a>, gratuit, jour et nuit
          </li>
        </ul>
      </Notice>
      <Section title="Parler à quelqu’un, sans passer par la faculté">
        <DataTable
          caption="Lignes d’écoute gratuites et confidentielles"
          captionHidden
          rows={[...LIGNES]}
          rowKey={(l) => l.numero}
          empty={null}
          columns={[
            { key: 'nom', header: 'Ligne', cell: (l) => l.nom },
            {
              key: 'numero',
              header: 'Numéro',
              cell: (l) => (
                <a href={`tel:${l.numero.replaceAll(' ', '')}`} className="nowrap">
                  {l.numero}
                </a>
              ),
            },
            { key: 'quand', header: 'Quand', cell: (l) => l.quand },
            { key: 'qui', header: 'Pour qui', cell: (l) => l.qui },
          ]}
        />
        <p>
          <small>Numéros relevés le {jourLong(jour(RELEVES_LE))}. L’appel est gratuit.</small>
        </p>
      </Section>
      <Section title="La cellule de soutien du département">
        <p>
          On ne peut pas encore joindre la cellule de soutien par ce portail. N’écrivez rien de personnel dans un dossier en espérant
          qu’elle le lise : appelez une des lignes ci-dessus, votre médecin, ou le service de santé de votre université.
        </p>
      </Section>
    </PageShell>
  )
}
