import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DefinitionList } from '@/components/display/DefinitionList'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { TextArea } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { dateLongue, jourLong } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listAlertes, type AlerteLue } from '@/lib/stages/alerte/queries'
import { LIBELLE_NATURE } from '@/lib/stages/alerte/schema'
import { traiter } from './actions'

export const metadata: Metadata = { title: 'Alertes sur des stages' }

const FAITS = { traiter: 'Suite enregistrée.' }

export default async function Page({ searchParams }: PageProps<'/stages/alertes'>) {
  const acteur = await requireActeur()
  const alertes = await lire(listAlertes(acteur))
  const ouvertes = alertes.filter((a) => a.traiteeLe === null)
  const traitees = alertes.filter((a) => a.traiteeLe !== null)
  return (
    <ListPage
      title="Alertes sur des stages"
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead="Seule la coordination du DES lit cette page. Ce que vous y lisez ne se transmet pas au terrain sans l’accord de la personne."
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Section title="À traiter">
        {ouvertes.length === 0 ? (
          <EmptyState title="Aucune alerte à traiter">Vous recevrez un courriel dès qu’un interne en enverra une.</EmptyState>
        ) : (
          ouvertes.map((a) => (
            <Alerte key={a.id} alerte={a}>
              <Form
                action={traiter}
                submitLabel="Enregistrer la suite"
                idPrefix={a.id}
                hidden={{ id: a.id, version: String(a.version) }}
                confirm="La suite s’enregistre une fois et clôt l’alerte. Continuer ?"
              >
                <TextArea
                  name="suite"
                  label="Suite donnée"
                  hint="Ce qui a été fait, avec qui, et quand. Rappelez à la personne la page « Soutien »."
                  rows={4}
                  maxLength={2000}
                  required
                />
              </Form>
            </Alerte>
          ))
        )}
      </Section>
      {traitees.length > 0 ? (
        <Section title="Traitées">
          {traitees.map((a) => (
            <Alerte key={a.id} alerte={a}>
              <p>
                <strong>Suite donnée{a.traiteeLe ? ` le ${dateLongue(a.traiteeLe)}` : ''}&nbsp;:</strong>
              </p>
              <TextBlock text={a.suite} />
            </Alerte>
          ))}
        </Section>
      ) : null}
    </ListPage>
  )
}

function Alerte({ alerte, children }: { alerte: AlerteLue; children: ReactNode }) {
  const { terrain } = alerte
  return (
    <Section id={`alerte-${alerte.id}`} title={LIBELLE_NATURE[alerte.nature]} level={3} aside={`Reçue le ${jourLong(alerte.recueLe)}`}>
      <DefinitionList
        items={[
          { term: 'Terrain', value: <Link href={`/stages/${terrain.id}`}>{`${terrain.intitule}, ${terrain.structure.nom}`}</Link> },
          { term: 'Semestre', value: alerte.semestre.libelle },
          { term: 'Pour joindre la personne', value: alerte.contact || 'La personne n’a rien laissé' },
        ]}
      />
      <TextBlock text={alerte.texte} />
      {children}
    </Section>
  )
}
