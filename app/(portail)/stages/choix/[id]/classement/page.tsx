import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { estUuid } from '@/lib/core/requete/champs'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getClassement, type PosteAClasser } from '@/lib/stages/choix/appariement/queries'
import { NIVEAUX, NOM_PHASE } from '@/lib/stages/choix/schema'
import { classer } from '../../actions'
import { FAITS } from '../../faits'
import { CHOIX } from '../../statut'

export const metadata: Metadata = { title: 'Classer les docteurs juniors' }

type Adresse = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id)) notFound()
  const { choix, ferme, postes } = await lire(getClassement(acteur, id))
  return (
    <ListPage
      title="Classer les docteurs juniors"
      breadcrumb={[...CHOIX, { label: NOM_PHASE[choix.phase], href: `/stages/choix/${id}` }]}
      lead={`${choix.semestre.libelle} : classements possibles jusqu’au ${dateHeure(choix.ouvreLe)}`}
    >
      <Fait search={searchParams} sentences={FAITS} />
      {ferme ? <Notice tone="info">{ferme}</Notice> : null}
      <p>
        Le niveau 1 est celui des personnes à accueillir d’abord ; deux personnes d’un même niveau sont à égalité, et l’ordre d’appel les
        départage. Personne n’est écarté : qui n’a pas de niveau vient après les autres. Jugez le projet de stage, jamais la santé, la
        famille ni l’engagement syndical.
      </p>
      <p>
        Vos classements ne sont lus que par le secrétariat et par la commission qui vérifie le résultat, sous des noms d’emprunt. Une fois
        le résultat publié, chaque personne peut lire dans ses données personnelles le niveau où vous l’avez mise, et celui de personne
        d’autre.
      </p>
      {postes.map((poste) => (
        <Section key={poste.id} title={poste.libelle}>
          <p>{poste.capacite === 1 ? '1 place.' : `${poste.capacite} places.`}</p>
          {poste.demandeurs.length === 0 ? (
            <EmptyState title="Personne n’a demandé ce poste">Il n’y a rien à classer.</EmptyState>
          ) : ferme ? (
            <Classes poste={poste} />
          ) : (
            <Form
              optionalMarks={false}
              action={classer}
              hidden={{ id, posteId: poste.id }}
              submitLabel="Enregistrer le classement"
              idPrefix={`${poste.id}-`}
            >
              {poste.demandeurs.map((d) => (
                <SelectField
                  key={d.id}
                  name={`niveau_${d.id}`}
                  label={d.nom}
                  emptyLabel="Sans niveau, après les autres"
                  defaultValue={d.niveau === null ? undefined : String(d.niveau)}
                  options={NIVEAUX.map((n) => ({ value: String(n), label: n === 1 ? 'Niveau 1, à accueillir d’abord' : `Niveau ${n}` }))}
                />
              ))}
            </Form>
          )}
        </Section>
      ))}
    </ListPage>
  )
}

function Classes({ poste }: { poste: PosteAClasser }) {
  return (
    <DataTable
      caption={`Classement : ${poste.libelle}`}
      captionHidden
      rows={[...poste.demandeurs]}
      rowKey={(d) => d.id}
      columns={[
        { key: 'nom', header: 'Docteur junior', cell: (d) => d.nom },
        { key: 'niveau', header: 'Niveau', align: 'end', cell: (d) => (d.niveau === null ? 'Sans niveau' : String(d.niveau)) },
      ]}
      empty={null}
    />
  )
}
