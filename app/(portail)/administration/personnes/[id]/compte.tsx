import { Form } from '@/components/form/Form'
import { TextField } from '@/components/form/Field'
import { Section } from '@/components/display/Section'
import type { FichePersonne } from '@/lib/referentiel/identite/personne/queries'
import { corrigerCompte, desactiverCompte, fermerLesSessions, reactiverCompte } from '../actions'
import { ChampsIdentite } from '../champs-identite'

/** What technical administration may do to an account. Nothing is ever deleted. */
export function Compte({ personne, soiMeme }: { personne: FichePersonne; soiMeme: boolean }) {
  const { id, desactiveeLe, sessionsOuvertes } = personne
  const hidden = { id, version: String(personne.version) }
  return (
    <Section title="Gérer le compte">
      <Section title="Corriger l’identité" level={3}>
        <Form action={corrigerCompte} submitLabel="Enregistrer la correction" submitVariant="secondary" hidden={hidden} idPrefix="corriger">
          <ChampsIdentite prenom={personne.prenom} nom={personne.nom} courriel={personne.courriel} />
        </Form>
      </Section>
      {sessionsOuvertes > 0 ? (
        <Section title="Fermer les sessions" level={3}>
          <Form
            action={fermerLesSessions}
            submitLabel="Fermer toutes les sessions"
            submitVariant="secondary"
            hidden={{ id }}
            confirm={
              soiMeme
                ? 'Vous serez aussi déconnecté·e. Fermer toutes vos sessions ?'
                : 'Cette personne devra se reconnecter. Fermer toutes ses sessions ?'
            }
          />
        </Section>
      ) : null}
      {soiMeme ? null : desactiveeLe ? (
        <Section title="Rouvrir le compte" level={3}>
          <Form action={reactiverCompte} submitLabel="Rouvrir le compte" submitVariant="secondary" hidden={hidden} idPrefix="rouvrir">
            <TextField name="motif" label="Motif" hint="Il est inscrit dans l’historique." maxLength={500} required />
          </Form>
        </Section>
      ) : (
        <Section title="Désactiver le compte" level={3}>
          <Form
            action={desactiverCompte}
            submitLabel="Désactiver le compte"
            submitVariant="danger"
            hidden={hidden}
            idPrefix="desactiver"
            confirm="La personne ne pourra plus entrer et ses sessions seront fermées tout de suite. Désactiver ce compte ?"
          >
            <TextField
              name="motif"
              label="Motif"
              hint="Il est inscrit dans l’historique. Les dossiers sont conservés."
              maxLength={500}
              required
            />
          </Form>
        </Section>
      )}
    </Section>
  )
}
