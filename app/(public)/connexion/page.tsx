import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { CardGrid } from '@/components/display/CardGrid'
import { Form } from '@/components/form/Form'
import { TextField } from '@/components/form/Field'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import type { Role } from '@/generated/prisma/enums'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { unSeul } from '@/lib/core/requete/page'
import { reglages } from '@/lib/core/reglages'
import { getActeur } from '@/lib/core/auth/session'
import { listPersonas, type Persona } from '@/lib/referentiel/identite/connexion/queries'
import { cheminInterne } from '@/lib/referentiel/identite/connexion/schema'
import { demanderUnLien, entrerCommePersona } from './actions'

export const metadata: Metadata = { title: 'Se connecter' }

export default async function Page({ searchParams }: PageProps<'/connexion'>) {
  const retour = cheminInterne(unSeul((await searchParams).retour))
  const [acteur, personas] = await Promise.all([getActeur(), listPersonas()])
  const demonstration = reglages().DEMONSTRATION
  return (
    <PublicPage
      title="Se connecter"
      lead={
        demonstration
          ? 'Choisissez qui vous voulez être : un clic suffit. Rien ici n’est réel.'
          : 'Il n’y a pas de mot de passe : un lien vous est envoyé par courriel.'
      }
    >
      {acteur ? (
        <Notice tone="info" title={`Vous êtes déjà connecté·e en tant que ${acteur.prenom} ${acteur.nom}.`}>
          <p>Entrer sous un autre nom ferme cette session.</p>
          <ButtonLink href={retour}>Continuer sous ce nom</ButtonLink>
        </Notice>
      ) : null}
      {demonstration ? <Personas personas={personas} retour={retour} /> : null}
      <Section title={demonstration ? 'Ou recevoir un lien, comme dans un vrai département' : 'Recevoir un lien de connexion'}>
        {demonstration ? (
          <p>Le message arrive dans le courrier de démonstration, qui se lit une fois connecté·e sous un nom ci-dessus.</p>
        ) : null}
        <Form
          action={demanderUnLien}
          submitLabel="Recevoir un lien"
          submitVariant={demonstration ? 'secondary' : 'primary'}
          hidden={{ retour }}
        >
          <TextField
            name="courriel"
            label="Votre adresse électronique"
            type="email"
            autoComplete="email"
            hint="Celle que le département connaît."
            required
          />
        </Form>
      </Section>
    </PublicPage>
  )
}

const FAMILLES: readonly { titre: string; roles: readonly Role[] }[] = [
  { titre: 'Internes', roles: ['INTERNE', 'DOCTEUR_JUNIOR', 'REP_INTERNES'] },
  { titre: 'Département', roles: ['GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG'] },
  // After the department: its staff also teach, but visitors look for them by their office.
  { titre: 'Maîtres de stage et enseignants', roles: ['MSU', 'ENSEIGNANT'] },
  { titre: 'Faculté et agence régionale de santé', roles: ['DIR_UFR', 'ARS'] },
  { titre: 'Cellule de soutien', roles: ['CELLULE_MED', 'CELLULE_COORD'] },
  { titre: 'Administration technique et protection des données', roles: ['ADMIN_TECH', 'DPO'] },
]

/** Each persona once, in the first family that has one of their roles. */
function parFamille(personas: Persona[]): [string, Persona[]][] {
  const familleDe = (p: Persona) => FAMILLES.find((f) => p.roles.some((r) => f.roles.includes(r)))?.titre ?? 'Sans rôle aujourd’hui'
  const groupes = Map.groupBy(personas, familleDe)
  const titres = [...FAMILLES.map((f) => f.titre), 'Sans rôle aujourd’hui']
  return titres.flatMap((titre) => (groupes.has(titre) ? [[titre, groupes.get(titre) ?? []] satisfies [string, Persona[]]] : []))
}

function Personas({ personas, retour }: { personas: Persona[]; retour: string }) {
  if (personas.length === 0) {
    return (
      <EmptyState title="Aucune personne de démonstration">
        Le département fictif n’est pas chargé. Arrêtez le portail, puis relancez-le : il se charge au démarrage.
      </EmptyState>
    )
  }
  return (
    <Section title="Entrer en tant que">
      {parFamille(personas).map(([famille, groupe]) => (
        <Section key={famille} title={famille} level={3}>
          <CardGrid
            cards={groupe.map((p) => ({
              key: p.id,
              title: p.nom,
              detail: <DetailPersona persona={p} />,
              children: (
                <Form
                  action={entrerCommePersona}
                  submitLabel={`Entrer : ${p.nom}`}
                  submitVariant="secondary"
                  hidden={{ personneId: p.id, retour }}
                />
              ),
            }))}
          />
        </Section>
      ))}
    </Section>
  )
}

function DetailPersona({ persona: { situation, roles } }: { persona: Persona }) {
  return (
    <>
      <p>{situation}</p>
      {roles.length === 1 ? null : <p>{roles.map((r) => LIBELLE_ROLE[r]).join(', ') || 'Aucun rôle aujourd’hui'}</p>}
    </>
  )
}
